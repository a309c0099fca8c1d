package io.regioncheck.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one line of SHOW GRANTS, of MySQL 5.6 to 8.4 or MariaDB 10 to 11 (sql/sql_acl.cc, {@code show_grants_*}; MySQL's
 * sql/auth/sql_auth_cache.cc and sql_authorization.cc, {@code make_*_privilege_statement}).
 *
 * <p>What gives no right on a database or a table is read over: routines, proxies, passwords, resource limits, dynamic privileges.
 */
final class GrantStatement {
    private static final List<String> ROUTINES = List.of("FUNCTION", "PROCEDURE", "PACKAGE");

    private final GrantTokens tokens;

    private GrantStatement(String line) {
        tokens = new GrantTokens(line);
    }

    /** @throws GrantUnreadable if it is no such line */
    static List<Grant> read(String line) {
        return new GrantStatement(line).read();
    }

    private List<Grant> read() {
        if (tokens.takeIf("GRANT")) {
            return grants();
        }
        if (tokens.takeIf("REVOKE")) {
            return restrictions();
        }
        tokens.expect("SET");
        tokens.expect("DEFAULT");
        tokens.expect("ROLE");
        return defaultRole();
    }

    private List<Grant> grants() {
        if (tokens.takeIf("PROXY")) {
            return List.of();
        }
        List<Item> items = items();
        if (tokens.takeIf("TO")) {
            return accounts().stream()
                    .flatMap(to -> items.stream().<Grant>map(item -> new Grant.Role(to, item.account())))
                    .toList();
        }
        tokens.expect("ON");
        Optional<Scope> scope = scope();
        tokens.expect("TO");
        List<Account> accounts = accounts();
        Set<String> names =
                Privilege.spelledOut(items.stream().map(Item::privilege).toList());
        return scope.stream()
                .flatMap(on -> accounts.stream().<Grant>map(to -> new Grant.Privileges(to, names, on)))
                .toList();
    }

    private List<Grant> restrictions() {
        List<Item> items = items();
        tokens.expect("ON");
        Optional<Scope> scope = scope();
        tokens.expect("FROM");
        List<Account> accounts = accounts();
        if (!(scope.orElse(new Scope.Everything()) instanceof Scope.Database database)) {
            throw new GrantUnreadable(tokens, "a revoke that is not on a database");
        }
        Set<String> names =
                Privilege.spelledOut(items.stream().map(Item::privilege).toList());
        return accounts.stream()
                .<Grant>map(from -> new Grant.Restriction(from, names, database.pattern()))
                .toList();
    }

    /** {@code SET DEFAULT ROLE `r` FOR `u`@`h`}: MariaDB, from 10.6. */
    private List<Grant> defaultRole() {
        boolean none = tokens.peek().is("NONE");
        String role = tokens.takeName();
        tokens.expect("FOR");
        Account account = account();
        return none ? List.of() : List.of(new Grant.ActiveRole(account, new Account(role, "")));
    }

    /** A privilege or a role: it is known which of them when ON or TO follows. */
    private record Item(List<GrantTokens.Token> words, Optional<String> host, Optional<String> columns) {

        String privilege() {
            String name = String.join(
                    " ",
                    words.stream()
                            .map(word -> word.text().toUpperCase(java.util.Locale.ROOT))
                            .toList());
            return name + columns.map(list -> " (" + list + ")").orElse("");
        }

        Account account() {
            return new Account(words.get(0).text(), host.orElse(""));
        }
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        do {
            items.add(item());
        } while (tokens.takeIf(","));
        return items;
    }

    private Item item() {
        List<GrantTokens.Token> words = new ArrayList<>();
        while (!tokens.atEnd()
                && !tokens.peek().is("ON")
                && !tokens.peek().is("TO")
                && !tokens.peek().is("FROM")
                && !tokens.peek().is(",")
                && !tokens.peek().is("(")
                && !tokens.peek().is("@")) {
            words.add(tokens.take());
        }
        if (words.isEmpty()) {
            throw new GrantUnreadable(tokens, "no privilege where there must be one");
        }
        Optional<String> host = tokens.takeIf("@") ? Optional.of(tokens.takeName()) : Optional.empty();
        return new Item(words, host, columns());
    }

    private Optional<String> columns() {
        if (!tokens.takeIf("(")) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        do {
            names.add(tokens.takeName());
        } while (tokens.takeIf(","));
        tokens.expect(")");
        return Optional.of(String.join(", ", names));
    }

    /** Returns where it holds; empty for a routine. */
    private Optional<Scope> scope() {
        boolean routine = false;
        if (ROUTINES.stream().anyMatch(kind -> tokens.peek().is(kind))) {
            tokens.take();
            tokens.takeIf("BODY");
            routine = true;
        } else {
            tokens.takeIf("TABLE");
        }
        Scope scope = plainScope();
        return routine ? Optional.empty() : Optional.of(scope);
    }

    private Scope plainScope() {
        if (tokens.takeIf("*")) {
            tokens.expect(".");
            tokens.expect("*");
            return new Scope.Everything();
        }
        String database = tokens.takeName();
        tokens.expect(".");
        return tokens.takeIf("*") ? new Scope.Database(database) : new Scope.Table(database, tokens.takeName());
    }

    /** What follows the accounts, such as IDENTIFIED BY PASSWORD, is no business of ours. */
    private List<Account> accounts() {
        List<Account> accounts = new ArrayList<>();
        do {
            accounts.add(account());
        } while (tokens.takeIf(","));
        return accounts;
    }

    private Account account() {
        String user = tokens.takeName();
        return new Account(user, tokens.takeIf("@") ? host() : "");
    }

    /** A host without quotes may have dots and a percent sign: 10.20.% is one word with signs in it. */
    private String host() {
        StringBuilder host = new StringBuilder(tokens.takeName());
        while (tokens.takeIf(".")) {
            host.append('.').append(tokens.takeName());
        }
        return host.toString();
    }
}
