package io.regioncheck.database;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an account may do in a database.
 *
 * @param names of its privileges there, {@code ALL} spelled out; those on single tables do not count, for they reach no table to come
 * @param row the grant on the database that decides, if one does: what is granted where it is, holds
 * @param onTables tables of the database on which it has privileges of their own
 * @param inactive what it would have beside these through roles that are not active when it connects
 */
public record Holding(
        Account account,
        String database,
        Set<String> names,
        Optional<Grant.Privileges> row,
        Set<String> onTables,
        Set<String> inactive) {

    public Holding {
        names = Set.copyOf(names);
        onTables = Set.copyOf(onTables);
        inactive = Set.copyOf(inactive);
    }

    /** Returns whether it can change rows or tables there: it is more than a reader. */
    public boolean writes() {
        return names.stream().anyMatch(Privilege.WRITES::contains)
                || inactive.stream().anyMatch(Privilege.WRITES::contains);
    }

    /** Returns whether it has any right there, if only on a table. */
    public boolean takesPart() {
        return !names.isEmpty() || !inactive.isEmpty() || !onTables.isEmpty();
    }

    public Set<String> missing(Set<String> needed) {
        Set<String> missing = new TreeSet<>(needed);
        missing.removeAll(names);
        return missing;
    }

    /**
     * Returns the statement that gives what is missing. It adds to the grant that decides, where there is one: a closer one beside it
     * would put out what that one gives.
     */
    public String grant(Set<String> needed) {
        return row.map(decides -> statement(missing(needed), pattern(decides), decides.to()))
                .orElseGet(() -> statement(new TreeSet<>(needed), NamePattern.exactly(database), account));
    }

    private static String statement(Set<String> names, String pattern, Account to) {
        return "GRANT " + String.join(", ", names) + " ON `" + pattern.replace("`", "``") + "`.* TO " + to + ";";
    }

    private static String pattern(Grant.Privileges row) {
        return row.on() instanceof Scope.Database database ? database.pattern() : "";
    }
}
