package io.regioncheck.report;

import java.util.regex.Pattern;

/** What XML 1.0 can hold. Consoles of servers print characters that it cannot, not even escaped. */
final class Xml {
    private static final Pattern ILLEGAL = Pattern.compile(
            "\\x1b\\[[0-9;?]*[a-zA-Z]|[^\\t\\n\\r\\x{20}-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]");

    private Xml() {}

    /** Returns the text without characters that no XML document may have, and without the colour codes they belong to. */
    static String legal(String text) {
        return ILLEGAL.matcher(text).replaceAll("");
    }
}
