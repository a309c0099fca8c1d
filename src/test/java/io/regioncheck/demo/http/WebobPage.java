package io.regioncheck.demo.http;

import java.util.List;
import java.util.Locale;

/**
 * A refusal as WebOb words it when the service itself says nothing: HTML, JSON if only that is accepted, text if the client accepts
 * nothing in particular (webob/exc.py, {@code WSGIHTTPException.generate_response}).
 */
public final class WebobPage {
    private WebobPage() {}

    /** Returns the page of a status, titled as in {@code Not Found}, with one sentence that explains it. */
    public static Answer of(Request request, int status, String title, String explanation) {
        String accepted = request.header("Accept").orElse("").toLowerCase(Locale.ROOT);
        String line = status + " " + title;
        if (accepts(accepted, List.of("*/*", "text/*", "text/html"))) {
            return Answer.text(status, "text/html; charset=UTF-8", html(line, explanation));
        }
        if (accepts(accepted, List.of("application/*", "application/json"))) {
            return Answer.json(
                    status,
                    Answer.JSON
                            .createObjectNode()
                            .put("message", explanation + "<br /><br />\n\n\n")
                            .put("code", line)
                            .put("title", title));
        }
        return Answer.text(status, "text/plain; charset=UTF-8", line + "\n\n" + explanation + "\n\n\n\n\n");
    }

    private static boolean accepts(String accepted, List<String> types) {
        return types.stream().anyMatch(accepted::contains);
    }

    private static String html(String line, String explanation) {
        return """
            <html>
             <head>
              <title>%s</title>
             </head>
             <body>
              <h1>%s</h1>
              %s<br /><br />



             </body>
            </html>""".formatted(line, line, escaped(explanation));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#x27;");
    }
}
