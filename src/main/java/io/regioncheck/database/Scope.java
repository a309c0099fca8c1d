package io.regioncheck.database;

/** What a grant is on. */
public sealed interface Scope {

    /** {@code *.*}. */
    record Everything() implements Scope {}

    /**
     * {@code `nova\_%`.*}.
     *
     * @param pattern as LIKE has it: % and _ stand for others unless a backslash is before them
     */
    record Database(String pattern) implements Scope {}

    /** {@code `nova`.`services`}, or some of its columns. */
    record Table(String database, String table) implements Scope {}
}
