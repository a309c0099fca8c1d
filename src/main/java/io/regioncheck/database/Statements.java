package io.regioncheck.database;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be told of somebody else's statement: its verb and its table, never a value. */
final class Statements {
    private static final Pattern OBJECT = Pattern.compile(
            "^(?:ALTER|DROP|CREATE|TRUNCATE|LOCK|RENAME|OPTIMIZE|ANALYZE|REPAIR)\\s+(?:UNIQUE\\s+)?(?:TABLES?|INDEX)\\s+"
                    + "(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+)?([`\\w.]{1,150})",
            Pattern.CASE_INSENSITIVE);

    private Statements() {}

    static String words(String statement) {
        String plain = statement.strip().replaceFirst("^(/\\*.*?\\*/\\s*)+", "");
        Matcher object = OBJECT.matcher(plain);
        if (object.find()) {
            return object.group().replaceAll("\\s+", " ").replace("`", "");
        }
        Matcher verb = Pattern.compile("^[A-Za-z]{2,20}").matcher(plain);
        return verb.find() ? verb.group().toUpperCase(Locale.ROOT) : "a statement";
    }
}
