package io.regioncheck.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rendered report in one file, which a browser opens without a web server.
 *
 * <p>Allure can make one too ({@code --single-file}), but names every result anew when it does: a link from the trend of a later
 * report would lead to nothing. This is the same page with the same names. What it must look like is in allure-generator:
 * tpl/index.html.ftl, and in app.js where it reads {@code window.reportData}.
 */
final class SingleFile {
    private static final Pattern LINKED = Pattern.compile("\\b(src|href)=\"([^\":]+)\"");
    private static final Pattern FIRST_SCRIPT = Pattern.compile("(<script nonce=\"[^\"]+\") src=");
    private static final Map<String, String> CODE =
            Map.of("js", "text/javascript", "css", "text/css", "ico", "image/x-icon");

    private final Path report;

    /** @param report the directory of the rendered report, its page as {@link HomeBody} leaves it */
    SingleFile(Path report) {
        this.report = report;
    }

    void writeTo(Path file) throws IOException {
        String page = Files.readString(report.resolve(AllureHtml.FILE));
        Matcher script = FIRST_SCRIPT.matcher(page);
        if (!script.find()) {
            throw new IOException("the rendered page has no script: it is not the Allure that this was made for");
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(withCode(page.substring(0, script.start())));
            writeData(out, script.group(1));
            out.write(withCode(page.substring(script.start())));
        }
    }

    /** Puts scripts, styles and the icon in the place of the links to them. */
    private String withCode(String html) throws IOException {
        StringBuilder page = new StringBuilder();
        Matcher linked = LINKED.matcher(html);
        while (linked.find()) {
            Path target = report.resolve(linked.group(2));
            String uri = "data:" + CODE.get(suffix(target)) + ";base64," + base64(target);
            linked.appendReplacement(page, linked.group(1) + "=\"" + uri + "\"");
        }
        return linked.appendTail(page).toString();
    }

    /** @param script the begin of a tag that the page's policy lets run */
    private void writeData(Writer out, String script) throws IOException {
        out.write(script + ">\n        window.reportData = {\n");
        for (Path file : data()) {
            String name = report.relativize(file).toString().replace('\\', '/');
            out.write("        '" + name + "': '" + base64(file) + "',\n");
        }
        out.write("        };\n        window.reportDataReady = true;\n    </script>\n    ");
    }

    private List<Path> data() throws IOException {
        try (Stream<Path> files = Files.walk(report)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !CODE.containsKey(suffix(file)) && !file.equals(report.resolve(AllureHtml.FILE)))
                    .sorted()
                    .toList();
        }
    }

    private static String suffix(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String base64(Path file) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    }
}
