package io.regioncheck.report;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of Allure that calls nobody. Its template (tpl/index.html.ftl of allure-generator) counts page views with Google, and the
 * switch that turns this off leaves the identifiers in.
 */
final class HomeBody {
    private static final Pattern FOREIGN_SCRIPT =
            Pattern.compile("<script\\b[^>]*\\ssrc=\"(?:https?:)?//[^\"]*\"[^>]*>\\s*</script>\\s*");
    private static final Pattern COUNTING = Pattern.compile("<script>\\s*window\\.dataLayer\\b[^<]*</script>\\s*");
    private static final Pattern FOREIGN =
            Pattern.compile("\\s(?:src|href)=[\"']?(?:https?:)?//|googletagmanager|\\bgtag\\(");
    private static final String CHARSET = "<meta charset=\"utf-8\">";

    /** Whatever a page holds, such as what a region answered: a browser loads nothing and sends nothing elsewhere for it. */
    private static final String POLICY =
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self' data: blob:"
                    + " 'unsafe-inline' 'unsafe-eval'; form-action 'none'; base-uri 'none'\">";

    private HomeBody() {}

    /** @throws IOException if something is left that leads elsewhere, because the template has changed */
    static String of(String page) throws IOException {
        String own =
                COUNTING.matcher(FOREIGN_SCRIPT.matcher(page).replaceAll("")).replaceAll("");
        Matcher foreign = FOREIGN.matcher(own);
        if (foreign.find()) {
            int from = Math.max(0, foreign.start() - 40);
            int to = Math.min(own.length(), foreign.end() + 40);
            throw new IOException("the rendered page leads elsewhere: " + own.substring(from, to));
        }
        if (!own.contains(CHARSET)) {
            throw new IOException("the rendered page has no place for a content security policy");
        }
        return own.replace(CHARSET, CHARSET + "\n    " + POLICY);
    }
}
