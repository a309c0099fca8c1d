package io.regioncheck.report;

import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of Allure that calls nobody. Its template (tpl/index.html.ftl of allure-generator) counts page views with Google, and the
 * switch that turns this off leaves the identifiers in. Nor does it run anything that is not part of Allure.
 */
final class HomeBody {
    private static final Pattern FOREIGN_SCRIPT =
            Pattern.compile("<script\\b[^>]*\\ssrc=\"(?:https?:)?//[^\"]*\"[^>]*>\\s*</script>\\s*");
    private static final Pattern COUNTING = Pattern.compile("<script>\\s*window\\.dataLayer\\b[^<]*</script>\\s*");
    private static final Pattern FOREIGN =
            Pattern.compile("\\s(?:src|href)=[\"']?(?:https?:)?//|googletagmanager|\\bgtag\\(");
    private static final Pattern SCRIPT = Pattern.compile("<script\\b");
    private static final String CHARSET = "<meta charset=\"utf-8\">";

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
        String nonce = UUID.randomUUID().toString();
        return SCRIPT.matcher(own)
                .replaceAll("<script nonce=\"" + nonce + "\"")
                .replace(CHARSET, CHARSET + "\n    " + policy(nonce));
    }

    /**
     * Lets a browser run the scripts of Allure and no others, load nothing and send nothing elsewhere, whatever a region has
     * answered: Allure puts messages into its pages as if they were HTML.
     */
    private static String policy(String nonce) {
        return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self' data: blob:; script-src 'nonce-"
                + nonce + "'; style-src 'self' data: 'unsafe-inline'; form-action 'none'; base-uri 'none'\">";
    }
}
