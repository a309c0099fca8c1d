package io.regioncheck.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads grants from the tables of the database mysql: for an account that may read their columns and no password. Only columns that the
 * server shows us exist for us; what is asked has those that all releases share.
 */
final class GrantTables {
    private static final String KEYS = "Host, User";

    private final Databases databases;
    private final Set<String> visible;

    GrantTables(Databases databases) {
        this.databases = databases;
        visible = new HashSet<>();
        databases
                .ask("SELECT TABLE_NAME AS named, COLUMN_NAME AS part FROM information_schema.COLUMNS"
                        + " WHERE TABLE_SCHEMA = 'mysql'")
                .forEach(row -> visible.add((row.get("named") + "." + row.get("part")).toLowerCase(Locale.ROOT)));
    }

    boolean shows(String column) {
        return visible.contains(column.toLowerCase(Locale.ROOT));
    }

    /** Returns who is known: accounts and roles alike. */
    List<Row> users() {
        return databases.ask("SELECT " + KEYS
                + Stream.of("is_role", "default_role")
                        .filter(column -> shows("user." + column))
                        .map(column -> ", " + column)
                        .collect(Collectors.joining())
                + " FROM mysql.user");
    }

    List<Grant> privileges() {
        List<Grant> grants = new ArrayList<>();
        String columns = Privilege.COLUMNS.stream().map(name -> name + "_priv").collect(Collectors.joining(", "));
        for (Row row : databases.ask("SELECT " + KEYS + ", " + columns + " FROM mysql.user")) {
            grants.add(new Grant.Privileges(account(row), said(row), new Scope.Everything()));
        }
        for (Row row : databases.ask("SELECT " + KEYS + ", Db, " + columns + " FROM mysql.db")) {
            grants.add(new Grant.Privileges(account(row), said(row), new Scope.Database(row.get("db"))));
        }
        for (Row row : databases.ask("SELECT " + KEYS + ", Db, Table_name, Table_priv FROM mysql.tables_priv")) {
            Set<String> names =
                    Privilege.spelledOut(Arrays.asList(row.get("table_priv").split(",")));
            grants.add(
                    new Grant.Privileges(account(row), names, new Scope.Table(row.get("db"), row.get("table_name"))));
        }
        grants.addAll(restrictions());
        return grants;
    }

    /** {@code "Restrictions": [{"Database": "x", "Privileges": ["DROP"]}]} (MySQL 8.0, sql/auth/auth_internal.h). */
    private List<Grant> restrictions() {
        List<Grant> grants = new ArrayList<>();
        if (shows("user.User_attributes")) {
            for (Row row : databases.ask("SELECT " + KEYS + ", User_attributes FROM mysql.user")) {
                row.text("user_attributes").ifPresent(json -> grants.addAll(Restrictions.read(account(row), json)));
            }
        }
        return grants;
    }

    /** Roles of MariaDB, whose names have no host, and of MySQL from 8.0, which are accounts. */
    List<Grant> roles() {
        List<Grant> grants = new ArrayList<>();
        if (shows("roles_mapping.Role")) {
            databases
                    .ask("SELECT " + KEYS + ", Role FROM mysql.roles_mapping")
                    .forEach(row -> grants.add(new Grant.Role(account(row), new Account(row.get("role"), ""))));
        }
        if (shows("role_edges.FROM_USER")) {
            databases
                    .ask("SELECT FROM_HOST, FROM_USER, TO_HOST, TO_USER FROM mysql.role_edges")
                    .forEach(row -> grants.add(new Grant.Role(
                            new Account(row.get("to_user"), row.get("to_host")),
                            new Account(row.get("from_user"), row.get("from_host")))));
        }
        if (shows("default_roles.DEFAULT_ROLE_USER")) {
            databases
                    .ask("SELECT " + KEYS + ", DEFAULT_ROLE_HOST, DEFAULT_ROLE_USER FROM mysql.default_roles")
                    .forEach(row -> grants.add(new Grant.ActiveRole(
                            account(row), new Account(row.get("default_role_user"), row.get("default_role_host")))));
        }
        for (Row row : users()) {
            Optional<String> role = row.text("default_role").filter(name -> !name.isEmpty());
            role.ifPresent(name -> grants.add(new Grant.ActiveRole(account(row), new Account(name, ""))));
        }
        return grants;
    }

    static Account account(Row row) {
        return new Account(row.get("user"), row.get("host"));
    }

    private static Set<String> said(Row row) {
        return Privilege.COLUMNS.stream()
                .filter(name -> row.get(name.toLowerCase(Locale.ROOT) + "_priv").equals("Y"))
                .map(name -> name.toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
