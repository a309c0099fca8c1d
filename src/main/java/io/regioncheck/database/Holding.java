package io.regioncheck.database;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an account may do in a database.
 *
 * @param names of its privileges there, {@code ALL} spelled out; those on single tables do not count, for they reach no table to come
 * @param deciding the grant on the database that decides, if one does; several where it is not sure which of them
 * @param onTables tables of the database on which it has privileges of their own
 * @param inactive what it would have beside these through roles that are not active when it connects
 */
public record Holding(
        Account account,
        String database,
        Set<String> names,
        List<Grant.Privileges> deciding,
        Set<String> onTables,
        Set<String> inactive) {

    public Holding {
        names = Set.copyOf(names);
        deciding = List.copyOf(deciding);
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
        if (deciding.isEmpty()) {
            return statement(new TreeSet<>(needed), NamePattern.exactly(database), account);
        }
        Set<String> missing = missing(needed);
        return deciding.stream()
                .filter(row -> !row.names().containsAll(missing))
                .map(row -> statement(missing, pattern(row), row.to()))
                .collect(Collectors.joining(" "));
    }

    private static String statement(Set<String> names, String pattern, Account to) {
        return "GRANT " + String.join(", ", names) + " ON `" + pattern.replace("`", "``") + "`.* TO " + to + ";";
    }

    private static String pattern(Grant.Privileges row) {
        return row.on() instanceof Scope.Database database ? database.pattern() : "";
    }
}
