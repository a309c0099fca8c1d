package io.regioncheck.report;

import java.util.regex.Pattern;

/** Text on a page: nothing of it is markup. */
final class Html {
    /** Invisible; after it, neither a tag nor an entity can begin. */
    private static final String WORD_JOINER = "\u2060";

    private static final Pattern TAG_OR_ENTITY = Pattern.compile("<|&(?=[#A-Za-z])");

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

    /**
     * Returns text that reads the same whether it is escaped or not. Allure shows the message of a result unescaped in one place
     * (its "ansi" template helper) and escaped in another.
     */
    static String inert(String text) {
        return TAG_OR_ENTITY.matcher(Xml.legal(text)).replaceAll("$0" + WORD_JOINER);
    }
}
