package io.regioncheck.database;

/** A pattern of the grant tables, as LIKE has it: % for any text, _ for one letter, a backslash before one that stands for itself. */
final class NamePattern {
    /** More wildcards than this count as this many. */
    private static final long MOST = 32;

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
     * Returns how closely it names what it matches, as MySQL sees it: by the letters before the first wildcard (sql/auth/sql_auth_cache.cc,
     * {@code get_sort}, 5.6 to 8.4). Grants are searched from the closest on, and the first that matches decides alone.
     */
    int prefix() {
        if (!literal) {
            for (int at = 0; at < text.length(); at += isEscape(at) ? 2 : 1) {
                if (isWildcard(at)) {
                    return at + 1;
                }
            }
        }
        return text.isEmpty() ? 0 : Integer.MAX_VALUE;
    }

    /**
     * Returns how much it matches, as MariaDB sees it since 2019: the less, the closer. Only the order matters, not the number
     * (sql/sql_acl_getsort.ic).
     *
     * @param longest how long a name can be
     */
    long breadth(int longest) {
        long ones = 0;
        long many = 0;
        long letters = 0;
        long before = 0;
        for (int at = 0; at < text.length(); at += isEscape(at) ? 2 : 1) {
            if (!isWildcard(at)) {
                letters++;
                continue;
            }
            before = ones + many == 0 ? letters : before;
            if (text.charAt(at) == '_') {
                ones++;
            } else if (at == 0 || text.charAt(at - 1) != '%') {
                many++;
            }
        }
        long free = many > 0 ? longest - letters - ones : 0;
        long base = longest + 1L;
        return free > ones
                ? (((free * 2 + 1) * base + many) * MOST + ones) * base + before
                : ((ones * 2 * base + free) * MOST + many) * base + before;
    }

    private boolean isWildcard(int at) {
        return text.charAt(at) == '%' || text.charAt(at) == '_';
    }

    /** Returns the pattern that matches one name only. */
    static String exactly(String name) {
        return name.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%");
    }

    private String unescaped() {
        return text.replaceAll("\\\\(.)", "$1");
    }
}
