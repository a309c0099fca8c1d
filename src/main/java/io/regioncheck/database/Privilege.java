package io.regioncheck.database;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Names of privileges. */
final class Privilege {
    /** What ALL means on a database: MySQL 5.6 to 8.4 (sql/auth/auth_acls.h, DB_ACLS), MariaDB to 11 (sql/privilege.h). */
    static final Set<String> ON_A_DATABASE = Set.of(
            "SELECT",
            "INSERT",
            "UPDATE",
            "DELETE",
            "CREATE",
            "DROP",
            "REFERENCES",
            "INDEX",
            "ALTER",
            "CREATE TEMPORARY TABLES",
            "LOCK TABLES",
            "EXECUTE",
            "CREATE VIEW",
            "SHOW VIEW",
            "CREATE ROUTINE",
            "ALTER ROUTINE",
            "EVENT",
            "TRIGGER");

    /** What lets somebody change rows or tables. */
    static final Set<String> WRITES = Set.of("INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER");

    /** What on a database lets somebody see its tables and columns in information_schema (MariaDB, sql/privilege.h, COL_ACLS). */
    static final Set<String> SHOWS_COLUMNS = Set.of("SELECT", "INSERT", "UPDATE", "REFERENCES");

    /** Privileges with the column of the grant tables that has each: what a service can need. */
    static final List<String> COLUMNS = List.of(
            "Select", "Insert", "Update", "Delete", "Create", "Drop", "References", "Index", "Alter", "Trigger");

    /** What a schema of a service needs at the most, but for triggers: who has all of them everywhere rules the server. */
    static final Set<String> RULES =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "REFERENCES", "INDEX", "ALTER");

    private Privilege() {}

    /** Returns names as they are compared: upper-case, ALL spelled out, without USAGE, which is nothing. */
    static Set<String> spelledOut(Iterable<String> names) {
        Set<String> all = new TreeSet<>();
        for (String name : names) {
            String upper = name.contains("(") ? name : name.toUpperCase(Locale.ROOT);
            switch (upper) {
                case "ALL", "ALL PRIVILEGES" -> all.addAll(ON_A_DATABASE);
                case "USAGE" -> {}
                default -> all.add(upper);
            }
        }
        return all;
    }
}
