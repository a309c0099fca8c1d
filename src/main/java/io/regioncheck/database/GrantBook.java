package io.regioncheck.database;

import io.regioncheck.database.ServerVersion.Flavour;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All grants of a server, and what they come to.
 *
 * @param accounts those that can connect: no roles
 */
public record GrantBook(List<Account> accounts, List<Grant> grants, Rules rules) {
    /** The role of MariaDB that is active for everybody, from 10.11. */
    private static final Account PUBLIC = new Account("PUBLIC", "");

    private static final int LONGEST_HOST = 60;
    private static final int LONGEST_NAME = 64;

    /**
     * How the server reads grants.
     *
     * @param allRolesActive whether granted roles are active at login: MySQL's activate_all_roles_on_login
     * @param literal whether names of databases in grants have no wildcards: MySQL's partial_revokes
     */
    public record Rules(Flavour flavour, boolean allRolesActive, boolean literal) {

        Comparator<Grant.Privileges> closeness() {
            return flavour == Flavour.MARIADB
                    ? Comparator.<Grant.Privileges>comparingLong(
                                    row -> -host(row).breadth(LONGEST_HOST))
                            .thenComparingLong(row -> -name(row).breadth(LONGEST_NAME))
                    : Comparator.<Grant.Privileges>comparingInt(row -> host(row).prefix())
                            .thenComparingInt(row -> name(row).prefix());
        }

        private static NamePattern host(Grant.Privileges row) {
            return new NamePattern(row.to().host(), false);
        }

        private NamePattern name(Grant.Privileges row) {
            return new NamePattern(row.on() instanceof Scope.Database on ? on.pattern() : "", literal);
        }
    }

    public GrantBook {
        accounts = List.copyOf(accounts);
        grants = List.copyOf(grants);
    }

    /** Returns what each account may do in a database, also those that may do nothing. */
    public List<Holding> holdings(String database) {
        return accounts.stream().map(account -> holding(account, database)).toList();
    }

    public Holding holding(Account account, String database) {
        Set<String> names = new TreeSet<>(own(account, database));
        Set<Account> active = reach(activeRoles(account));
        active.forEach(role -> names.addAll(own(role, database)));
        Set<String> inactive = new TreeSet<>();
        reach(rolesOf(account)).stream()
                .filter(role -> !active.contains(role))
                .forEach(role -> inactive.addAll(own(role, database)));
        inactive.removeAll(names);
        return new Holding(account, database, names, deciding(account, database), tables(account, database), inactive);
    }

    /** Returns whether an account rules the whole server, as root does. */
    public boolean isAdministrator(Account account) {
        return everywhere(account).containsAll(Privilege.RULES);
    }

    private Set<String> own(Account account, String database) {
        Set<String> names = new TreeSet<>(everywhere(account));
        of(
                        Grant.Restriction.class,
                        restriction -> restriction.to().equals(account)
                                && restriction.database().equals(database))
                .forEach(restriction -> names.removeAll(restriction.names()));
        List<Grant.Privileges> deciding = deciding(account, database);
        deciding.stream()
                .flatMap(row -> row.names().stream())
                .filter(name -> deciding.stream().allMatch(row -> row.names().contains(name)))
                .forEach(names::add);
        return names;
    }

    private Set<String> everywhere(Account account) {
        Set<String> names = new TreeSet<>();
        of(
                        Grant.Privileges.class,
                        grant -> grant.on() instanceof Scope.Everything
                                && grant.to().equals(account))
                .forEach(grant -> names.addAll(grant.names()));
        return names;
    }

    /**
     * Of the grants on databases the closest one decides, and no other. They are looked up by the user's name and the host that it
     * connects from, so that one for any host also serves an account for one host (MySQL's manual, "Access Control, Stage 2"). Which of
     * several that are equally close comes first depends on when they were given and when the server was started: they all count, and
     * only what all of them give is sure.
     */
    private List<Grant.Privileges> deciding(Account account, String database) {
        List<Grant.Privileges> rows = of(
                        Grant.Privileges.class,
                        grant -> grant.on() instanceof Scope.Database on
                                && grant.to().user().equals(account.user())
                                && covers(grant.to().host(), account.host())
                                && new NamePattern(on.pattern(), rules.literal()).matches(database))
                .toList();
        Comparator<Grant.Privileges> closeness = rules.closeness();
        return rows.stream()
                .max(closeness)
                .map(closest -> rows.stream()
                        .filter(row -> closeness.compare(row, closest) == 0)
                        .toList())
                .orElse(List.of());
    }

    /** Returns whether who connects from a host that fits an account also fits the host of a grant. */
    private static boolean covers(String wide, String narrow) {
        boolean plain = !narrow.contains("%") && !narrow.contains("_") && !narrow.contains("/");
        return wide.equalsIgnoreCase(narrow)
                || wide.equals("%") && !narrow.isEmpty()
                || plain && !narrow.isEmpty() && new NamePattern(wide, false).matches(narrow);
    }

    private Set<String> tables(Account account, String database) {
        Set<String> names = new TreeSet<>();
        of(Grant.Privileges.class, grant -> grant.to().equals(account)).forEach(grant -> {
            if (grant.on() instanceof Scope.Table on && on.database().equals(database)) {
                names.add(on.table());
            }
        });
        return names;
    }

    private Set<Account> activeRoles(Account account) {
        Set<Account> roles = new LinkedHashSet<>();
        if (rules.flavour() == Flavour.MARIADB) {
            roles.add(PUBLIC);
        }
        of(Grant.ActiveRole.class, active -> active.to().equals(account)).forEach(active -> roles.add(active.role()));
        if (rules.allRolesActive()) {
            roles.addAll(rolesOf(account));
        }
        return roles;
    }

    private Set<Account> rolesOf(Account account) {
        Set<Account> roles = new LinkedHashSet<>();
        of(Grant.Role.class, grant -> grant.to().equals(account)).forEach(grant -> roles.add(grant.role()));
        return roles;
    }

    /** Returns roles with those that they have themselves; a circle of roles ends. */
    private Set<Account> reach(Set<Account> roles) {
        Set<Account> seen = new LinkedHashSet<>();
        Deque<Account> open = new ArrayDeque<>(roles);
        while (!open.isEmpty()) {
            Account role = open.pop();
            if (seen.add(role)) {
                open.addAll(rolesOf(role));
            }
        }
        return seen;
    }

    private <T extends Grant> Stream<T> of(Class<T> kind, Predicate<T> wanted) {
        return grants.stream().filter(kind::isInstance).map(kind::cast).filter(wanted);
    }
}
