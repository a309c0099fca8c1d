package io.regioncheck.database;

import io.regioncheck.database.DatabaseFailed.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who may do what on the server. */
public final class Accounts {
    private final Databases databases;

    Accounts(Databases databases) {
        this.databases = databases;
    }

    /** Returns our own account, as the server matched it. */
    public Account own() {
        String text = databases.ask("SELECT CURRENT_USER() AS own").get(0).get("own");
        int at = text.lastIndexOf('@');
        return new Account(text.substring(0, Math.max(at, 0)), text.substring(at + 1));
    }

    /** Returns whether our account is shown all tables of a database: by a right on the database, not on some of its tables. */
    public boolean seesAllOf(String database) {
        Account own = own();
        List<Account> names = new ArrayList<>();
        List<Grant> grants = new ArrayList<>();
        for (Row row : databases.ask("SHOW GRANTS FOR CURRENT_USER")) {
            for (Grant grant : read(own, line(row))) {
                grants.add(grant);
                names.add(grant.to());
            }
        }
        GrantBook book = new GrantBook(
                names, grants, new GrantBook.Rules(databases.version().flavour(), true, isOn("partial_revokes")));
        return book.holdings(database).stream()
                .flatMap(holding -> holding.names().stream())
                .anyMatch(Privilege.SHOWS_COLUMNS::contains);
    }

    /**
     * Returns all grants: as the server shows them, if it shows them to us, and else as its tables have them.
     *
     * @throws DatabaseFailed if our account may see neither
     */
    public GrantBook grants() {
        ServerVersion version = databases.version();
        GrantTables tables = new GrantTables(databases);
        require(tables, "user.Select_priv", "SELECT (Host, User, Select_priv, …) ON mysql.user");
        require(tables, "db.Select_priv", "SELECT ON mysql.db");
        require(tables, "tables_priv.Table_priv", "SELECT ON mysql.tables_priv");
        if (version.isMariadb()) {
            require(tables, "roles_mapping.Role", "SELECT ON mysql.roles_mapping");
        } else if (version.isAtLeast(8, 0, 0)) {
            require(tables, "role_edges.FROM_USER", "SELECT ON mysql.role_edges");
            require(tables, "default_roles.DEFAULT_ROLE_USER", "SELECT ON mysql.default_roles");
        }
        boolean partial = isOn("partial_revokes");
        if (partial) {
            require(tables, "user.User_attributes", "SELECT (User_attributes) ON mysql.user");
        }
        List<Row> users = tables.users();
        List<Account> accounts = users.stream()
                .filter(row ->
                        !row.get("is_role").equals("Y") && !row.get("host").isEmpty())
                .map(GrantTables::account)
                .toList();
        List<Account> all = users.stream().map(GrantTables::account).toList();
        List<Grant> grants = new ArrayList<>(shown(all).orElseGet(tables::privileges));
        grants.addAll(tables.roles());
        return new GrantBook(
                accounts, grants, new GrantBook.Rules(version.flavour(), isOn("activate_all_roles_on_login"), partial));
    }

    private static void require(GrantTables tables, String column, String grant) {
        if (!tables.shows(column)) {
            throw new DatabaseFailed(
                    Kind.FORBIDDEN,
                    "who may do what",
                    "mysql." + column + " is not shown to our account",
                    "GRANT " + grant + " to it: docs/environments.md has all statements");
        }
    }

    /** Returns the grants as SHOW GRANTS has them; empty if it is refused, as it is without SELECT on all of mysql. */
    private Optional<List<Grant>> shown(List<Account> accounts) {
        List<Grant> grants = new ArrayList<>();
        try {
            for (Account account : accounts) {
                for (Row row : databases.ask("SHOW GRANTS FOR " + account)) {
                    grants.addAll(read(account, line(row)));
                }
            }
            return Optional.of(grants);
        } catch (DatabaseFailed failed) {
            if (failed.kind() == Kind.FORBIDDEN) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private static String line(Row row) {
        return row.values().values().stream().findFirst().orElse("");
    }

    private static List<Grant> read(Account account, String line) {
        try {
            return GrantStatement.read(line);
        } catch (GrantUnreadable wrong) {
            throw new DatabaseFailed(
                    Kind.MALFORMED,
                    "SHOW GRANTS FOR " + account,
                    String.valueOf(wrong.getMessage()),
                    "look at it by hand, and tell us the release of the server");
        }
    }

    private boolean isOn(String variable) {
        return databases.ask("SHOW GLOBAL VARIABLES LIKE '" + variable.replace("_", "\\_") + "'").stream()
                .anyMatch(row -> row.get("value").toUpperCase(Locale.ROOT).equals("ON"));
    }
}
