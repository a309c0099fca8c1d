package io.regioncheck.database;

import io.regioncheck.database.DatabaseFailed.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the databases are made of. */
public final class Schemas {
    private static final String ALEMBIC = "alembic_version";
    private static final String MIGRATE = "migrate_version";

    private final Databases databases;

    Schemas(Databases databases) {
        this.databases = databases;
    }

    /** Returns the names of the databases that our account sees: one on which it has no right is not among them. */
    public Set<String> visible() {
        return databases.ask("SELECT SCHEMA_NAME AS named FROM information_schema.SCHEMATA").stream()
                .map(row -> row.get("named"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns whether our account sees no table in a database: if it would see all, there is none. */
    public boolean showsNothing(String database) {
        return databases
                .ask("SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? LIMIT 1", database)
                .isEmpty();
    }

    /** @throws DatabaseFailed if there is no such database, or our account may not read its revisions */
    public Revisions revisions(String database) {
        Map<String, Long> migrate = new HashMap<>();
        Map<String, Set<String>> alembic = new HashMap<>();
        for (String table : tables(database)) {
            if (table.equals(MIGRATE)) {
                databases
                        .ask("SELECT repository_id, version FROM " + quoted(database, table))
                        .forEach(row -> migrate.put(row.get("repository_id"), version(database, row)));
            } else if (table.startsWith(ALEMBIC)) {
                Set<String> ids = databases.ask("SELECT version_num FROM " + quoted(database, table)).stream()
                        .map(row -> row.get("version_num"))
                        .collect(Collectors.toCollection(TreeSet::new));
                alembic.put(table, ids);
            }
        }
        if (migrate.isEmpty() && alembic.isEmpty()) {
            requireNone(database);
        }
        return new Revisions(migrate, alembic);
    }

    /**
     * A table that our account has no right to is not listed either: asked by its name, the server refuses where it may be there, and
     * says that there is none only to who would see it.
     */
    private void requireNone(String database) {
        try {
            databases.ask("SELECT version_num FROM " + quoted(database, ALEMBIC) + " LIMIT 1");
        } catch (DatabaseFailed answer) {
            if (answer.kind() != Kind.NOT_FOUND) {
                throw answer;
            }
        }
    }

    private static long version(String database, Row row) {
        return row.number("version")
                .orElseThrow(() -> new DatabaseFailed(
                        Kind.MALFORMED,
                        "the version in " + database + "." + MIGRATE,
                        "no number",
                        "SELECT * FROM " + database + "." + MIGRATE));
    }

    private List<String> tables(String database) {
        List<String> tables = databases
                .ask("SELECT TABLE_NAME AS named FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?", database)
                .stream()
                .map(row -> row.get("named"))
                .toList();
        if (tables.isEmpty()) {
            throw new DatabaseFailed(
                    Kind.NOT_FOUND,
                    "the tables of " + database,
                    "none",
                    "it is not on this server, or empty, or our account may not see it: docs/environments.md, database");
        }
        return tables;
    }

    /** @throws DatabaseFailed if our account sees no table of it */
    public SchemaShape shape(String database) {
        String revisions = revisions(database).toString();
        SortedMap<String, SortedMap<String, String>> tables = new TreeMap<>();
        tables(database).forEach(table -> tables.put(table, new TreeMap<>()));
        columns(database, tables);
        indexes(database, tables);
        foreignKeys(database, tables);
        return new SchemaShape(revisions, tables);
    }

    private void columns(String database, Map<String, SortedMap<String, String>> tables) {
        for (Row row : databases.ask(
                "SELECT TABLE_NAME AS named, COLUMN_NAME AS part, COLUMN_TYPE AS column_type, IS_NULLABLE AS is_nullable,"
                        + " COLUMN_DEFAULT AS column_default, EXTRA AS extra"
                        + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ?",
                database)) {
            part(tables, row, "column " + row.get("part"), Definition.of(row));
        }
    }

    private void indexes(String database, Map<String, SortedMap<String, String>> tables) {
        Map<String, List<String>> columns = new HashMap<>();
        for (Row row : databases.ask(
                "SELECT TABLE_NAME AS named, INDEX_NAME AS part, NON_UNIQUE AS non_unique, COLUMN_NAME AS member,"
                        + " SUB_PART AS letters FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ?"
                        + " ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX",
                database)) {
            String member = row.text("member").orElse("an expression")
                    + row.text("letters").map(letters -> "(" + letters + ")").orElse("");
            List<String> members =
                    columns.computeIfAbsent(row.get("named") + " " + row.get("part"), name -> new ArrayList<>());
            members.add(member);
            String kind = row.get("non_unique").equals("0") ? "unique " : "";
            part(tables, row, "index " + row.get("part"), kind + "(" + String.join(", ", members) + ")");
        }
    }

    private void foreignKeys(String database, Map<String, SortedMap<String, String>> tables) {
        Map<String, List<Row>> keys = new TreeMap<>();
        for (Row row : databases.ask(
                "SELECT TABLE_NAME AS named, CONSTRAINT_NAME AS part, COLUMN_NAME AS member,"
                        + " REFERENCED_TABLE_NAME AS target, REFERENCED_COLUMN_NAME AS goal"
                        + " FROM information_schema.KEY_COLUMN_USAGE"
                        + " WHERE TABLE_SCHEMA = ? AND REFERENCED_TABLE_NAME IS NOT NULL"
                        + " ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION",
                database)) {
            keys.computeIfAbsent(row.get("named") + " " + row.get("part"), name -> new ArrayList<>())
                    .add(row);
        }
        keys.values().forEach(rows -> part(tables, rows.get(0), "foreign key " + list(rows, "member"), words(rows)));
    }

    /** Without its name, which servers make up where a migration gives none. */
    private static String words(List<Row> rows) {
        return "to " + rows.get(0).get("target") + " " + list(rows, "goal");
    }

    private static String list(List<Row> rows, String column) {
        return rows.stream().map(row -> row.get(column)).collect(Collectors.joining(", ", "(", ")"));
    }

    private static void part(Map<String, SortedMap<String, String>> tables, Row row, String name, String definition) {
        tables.computeIfAbsent(row.get("named"), table -> new TreeMap<>()).put(name, definition);
    }

    private static String quoted(String database, String table) {
        return "`" + database.replace("`", "``") + "`.`" + table.replace("`", "``") + "`";
    }
}
