package io.regioncheck.database;

/** A pattern of the grant tables, as LIKE has it: % for any text, _ for one letter, a backslash before one that stands for itself. */
final class NamePattern {
    private final String text;
    private final boolean literal;

    /** @param literal whether it has no wildcards, as with MySQL's partial_revokes (8.0, sql/auth/sql_auth_cache.cc) */
    NamePattern(String text, boolean literal) {
        this.text = text;
        this.literal = literal;
    }

    boolean matches(String name) {
        return literal ? text.equals(name) || unescaped().equals(name) : isLike(name);
    }

    /** Goes back to the last % only, so that no pattern makes it slow. */
    private boolean isLike(String name) {
        int at = 0;
        int from = 0;
        int afterPercent = -1;
        int retry = 0;
        while (from < name.length()) {
            if (at < text.length() && text.charAt(at) == '%') {
                afterPercent = ++at;
                retry = from;
            } else if (at < text.length() && fits(at, name.charAt(from))) {
                at += isEscape(at) ? 2 : 1;
                from++;
            } else if (afterPercent >= 0) {
                at = afterPercent;
                from = ++retry;
            } else {
                return false;
            }
        }
        return text.substring(at).chars().allMatch(letter -> letter == '%');
    }

    private boolean fits(int at, char letter) {
        return isEscape(at) ? text.charAt(at + 1) == letter : text.charAt(at) == '_' || text.charAt(at) == letter;
    }

    private boolean isEscape(int at) {
        return text.charAt(at) == '\\' && at + 1 < text.length();
    }

    /**
     * Returns how closely it names what it matches: rows are searched from the closest on, and the first that matches decides alone
     * (MariaDB and MySQL, sql_acl.cc, {@code get_sort}).
     */
    int closeness() {
        if (!literal) {
            for (int at = 0; at < text.length(); at++) {
                if (isEscape(at)) {
                    at++;
                } else if (text.charAt(at) == '%' || text.charAt(at) == '_') {
                    return at + 1;
                }
            }
        }
        return text.isEmpty() ? 0 : Integer.MAX_VALUE;
    }

    /** Returns the pattern that matches one name only. */
    static String exactly(String name) {
        return name.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%");
    }

    private String unescaped() {
        return text.replaceAll("\\\\(.)", "$1");
    }
}
