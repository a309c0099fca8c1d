package io.regioncheck.database;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All grants of a server, and what they come to.
 *
 * @param accounts those that can connect: no roles
 * @param everyonesRoles roles that are active for every account: MariaDB's PUBLIC, MySQL's mandatory roles where they are activated
 * @param allRolesActive whether granted roles are active at login: MySQL's activate_all_roles_on_login
 * @param literal whether names of databases in grants have no wildcards: MySQL's partial_revokes
 */
public record GrantBook(
        List<Account> accounts,
        List<Grant> grants,
        Set<Account> everyonesRoles,
        boolean allRolesActive,
        boolean literal) {

    public GrantBook {
        accounts = List.copyOf(accounts);
        grants = List.copyOf(grants);
        everyonesRoles = Set.copyOf(everyonesRoles);
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
        return new Holding(account, database, names, row(account, database), tables(account, database), inactive);
    }

    /** Returns whether an account rules the whole server, as root does: it is nobody's service. */
    public boolean isAdministrator(Account account) {
        return everywhere(account).containsAll(Privilege.ON_A_DATABASE);
    }

    private Set<String> own(Account account, String database) {
        Set<String> names = new TreeSet<>(everywhere(account));
        of(
                        Grant.Restriction.class,
                        restriction -> restriction.to().equals(account)
                                && restriction.database().equals(database))
                .forEach(restriction -> names.removeAll(restriction.names()));
        row(account, database).ifPresent(row -> names.addAll(row.names()));
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
     * connects from, so that one for any host also serves an account for one host (MySQL's manual, "Access Control, Stage 2").
     */
    private Optional<Grant.Privileges> row(Account account, String database) {
        return of(
                        Grant.Privileges.class,
                        grant -> grant.on() instanceof Scope.Database on
                                && grant.to().user().equals(account.user())
                                && covers(grant.to().host(), account.host())
                                && new NamePattern(on.pattern(), literal).matches(database))
                .max(Comparator.<Grant.Privileges>comparingInt(
                                grant -> new NamePattern(grant.to().host(), false).closeness())
                        .thenComparingInt(this::closeness));
    }

    private int closeness(Grant.Privileges grant) {
        return grant.on() instanceof Scope.Database on ? new NamePattern(on.pattern(), literal).closeness() : 0;
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
        Set<Account> roles = new LinkedHashSet<>(everyonesRoles);
        of(Grant.ActiveRole.class, active -> active.to().equals(account)).forEach(active -> roles.add(active.role()));
        if (allRolesActive) {
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
