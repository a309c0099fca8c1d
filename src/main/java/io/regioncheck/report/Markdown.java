package io.regioncheck.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as GitHub and GitLab read it: nothing of it is markup, nobody is mentioned by it. */
final class Markdown {
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~]");
    /** A word joiner after it, which nobody sees, makes it none. */
    private static final Pattern MENTION = Pattern.compile("@(?=\\w)");

    private static final Pattern TICKS = Pattern.compile("`+");

    private Markdown() {}

    /** Returns prose in one line. */
    static String prose(String text) {
        String escaped = MARKUP.matcher(inOne(text)).replaceAll("\\\\$0");
        return MENTION.matcher(escaped).replaceAll("@\u2060");
    }

    /** Returns a code span, in which neither {@code @all} nor {@code #1} means anything. */
    static String code(String text) {
        String line = inOne(text);
        if (line.isEmpty()) {
            return "–";
        }
        String fence = fence(line, 1);
        String space = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + space + line + space + fence;
    }

    /** Returns a cell of a table: there, a bar ends it even inside code. */
    static String codeCell(String text) {
        return code(text).replace("|", "\\|");
    }

    /** Returns a block of code with every line indented by so many spaces. */
    static String block(String text, int indent) {
        String fence = fence(text, 3);
        String block = fence + "sh\n" + Xml.legal(text).strip() + "\n" + fence;
        return block.indent(indent);
    }

    private static String inOne(String text) {
        return Xml.legal(text).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String fence(String text, int shortest) {
        int longest = 0;
        Matcher ticks = TICKS.matcher(text);
        while (ticks.find()) {
            longest = Math.max(longest, ticks.group().length());
        }
        return "`".repeat(longest == 0 ? shortest : Math.max(shortest, longest + 1));
    }
}
