package io.regioncheck.report;

/** Text as HTML: nothing of it is markup. */
final class Html {
    private Html() {}

    static String escaped(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        Xml.legal(text).chars().forEach(unit -> {
            switch (unit) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append((char) unit);
            }
        });
        return html.toString();
    }
}
