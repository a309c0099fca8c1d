package io.regioncheck.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What SQL server it is.
 *
 * @param text what {@code VERSION()} answers, such as {@code 10.11.6-MariaDB-0+deb12u1}
 */
public record ServerVersion(Flavour flavour, int major, int minor, int patch, String text) {
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,5}))?.*", Pattern.DOTALL);

    /** Servers of one flavour answer the same questions; Percona's and Galera's builds belong to the one they are built from. */
    public enum Flavour {
        MARIADB("MariaDB"),
        MYSQL("MySQL");

        private final String words;

        Flavour(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * Reads the answers of {@code VERSION()} and {@code @@version_comment}.
     *
     * <p>MariaDB of 10 and 11 greets with 5.5.5- before its version, so that old replicas let it pass (sql/mysqld.cc, {@code
     * RPL_VERSION_HACK}).
     *
     * @throws IllegalArgumentException if there is no number in it
     */
    public static ServerVersion parse(String version, String comment) {
        boolean mariadb =
                (version + " " + comment).toLowerCase(java.util.Locale.ROOT).contains("mariadb");
        String plain = mariadb && version.startsWith("5.5.5-") ? version.substring("5.5.5-".length()) : version;
        Matcher numbers = NUMBERS.matcher(plain);
        if (!numbers.matches()) {
            throw new IllegalArgumentException("no version of a SQL server: " + version);
        }
        return new ServerVersion(
                mariadb ? Flavour.MARIADB : Flavour.MYSQL,
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                numbers.group(3) == null ? 0 : Integer.parseInt(numbers.group(3)),
                plain);
    }

    public boolean isMariadb() {
        return flavour == Flavour.MARIADB;
    }

    public boolean isMysql() {
        return flavour == Flavour.MYSQL;
    }

    public boolean isAtLeast(int wantedMajor, int wantedMinor, int wantedPatch) {
        int[] own = {major, minor, patch};
        int[] wanted = {wantedMajor, wantedMinor, wantedPatch};
        return java.util.Arrays.compare(own, wanted) >= 0;
    }

    @Override
    public String toString() {
        return flavour + " " + major + "." + minor + "." + patch;
    }
}
