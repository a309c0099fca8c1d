package io.regioncheck.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the server is doing. It shows the transactions of others to who has PROCESS, and refuses the rest: nobody takes less for all. */
public final class Activity {
    private final Databases databases;

    Activity(Databases databases) {
        this.databases = databases;
    }

    /**
     * Connections, counted.
     *
     * @param most the limit
     * @param highest the most since the server was started
     */
    public record Connected(long most, long now, long highest, long running) {}

    /** @throws DatabaseFailed if the server does not say one of them */
    public Connected connected() {
        Map<String, Long> numbers = new HashMap<>();
        List<Row> rows = new ArrayList<>(databases.ask("SHOW GLOBAL STATUS WHERE Variable_name IN"
                + " ('Threads_connected', 'Threads_running', 'Max_used_connections')"));
        rows.addAll(databases.ask("SHOW GLOBAL VARIABLES WHERE Variable_name = 'max_connections'"));
        rows.forEach(row -> row.number("value")
                .ifPresent(number -> numbers.put(row.get("variable_name").toLowerCase(Locale.ROOT), number)));
        return new Connected(
                number(numbers, "max_connections"),
                number(numbers, "threads_connected"),
                number(numbers, "max_used_connections"),
                number(numbers, "threads_running"));
    }

    private static long number(Map<String, Long> numbers, String name) {
        return Optional.ofNullable(numbers.get(name))
                .orElseThrow(() -> new DatabaseFailed(
                        DatabaseFailed.Kind.MALFORMED,
                        "SHOW GLOBAL STATUS and VARIABLES",
                        "no number for " + name,
                        "is this the server itself, or a proxy that answers for it?"));
    }

    /**
     * A session.
     *
     * @param statement the first words of what it runs: never a value
     */
    public record Session(
            long id,
            String user,
            String host,
            String database,
            String command,
            long seconds,
            String state,
            Optional<String> statement) {

        public boolean waitsForMetadata() {
            return state.toLowerCase(Locale.ROOT).contains("metadata lock");
        }

        public boolean isIdle() {
            return command.equalsIgnoreCase("Sleep");
        }
    }

    public List<Session> sessions() {
        return databases
                .ask("SELECT ID AS id, USER AS user, HOST AS host, DB AS db, COMMAND AS command, TIME AS seconds,"
                        + " STATE AS state, LEFT(INFO, 200) AS info FROM information_schema.PROCESSLIST")
                .stream()
                .map(row -> new Session(
                        row.number("id").orElse(0L),
                        row.get("user"),
                        row.get("host"),
                        row.get("db"),
                        row.get("command"),
                        row.number("seconds").orElse(0L),
                        row.get("state"),
                        row.text("info").map(Statements::words)))
                .toList();
    }

    /**
     * A transaction that has begun and not ended.
     *
     * @param session whose it is
     */
    public record Transaction(long session, long seconds, long changed) {}

    public List<Transaction> transactions() {
        return databases
                .ask("SELECT trx_mysql_thread_id AS session, TIMESTAMPDIFF(SECOND, trx_started, NOW()) AS seconds,"
                        + " trx_rows_modified AS changed FROM information_schema.INNODB_TRX")
                .stream()
                .map(row -> new Transaction(
                        row.number("session").orElse(0L),
                        row.number("seconds").orElse(0L),
                        row.number("changed").orElse(0L)))
                .toList();
    }

    /** A metadata lock that a session holds: DDL on the table waits for it. */
    public record MetadataLock(long session, String mode, String database, String table) {}

    /** Returns the locks on tables; empty if the server does not show any. */
    public Optional<List<MetadataLock>> metadataLocks() {
        boolean plugin = databases
                .ask("SELECT PLUGIN_STATUS AS state FROM information_schema.PLUGINS"
                        + " WHERE PLUGIN_NAME = 'METADATA_LOCK_INFO'")
                .stream()
                .anyMatch(row -> row.get("state").equals("ACTIVE"));
        if (plugin) {
            return Optional.of(locks("SELECT THREAD_ID AS session, LOCK_MODE AS mode, TABLE_SCHEMA AS db,"
                    + " TABLE_NAME AS named FROM information_schema.METADATA_LOCK_INFO"
                    + " WHERE LOCK_TYPE = 'Table metadata lock'"));
        }
        return instrumented()
                ? Optional.of(locks("SELECT t.PROCESSLIST_ID AS session, l.LOCK_TYPE AS mode, l.OBJECT_SCHEMA AS db,"
                        + " l.OBJECT_NAME AS named FROM performance_schema.metadata_locks l"
                        + " JOIN performance_schema.threads t ON t.THREAD_ID = l.OWNER_THREAD_ID"
                        + " WHERE l.OBJECT_TYPE = 'TABLE' AND l.LOCK_STATUS = 'GRANTED'"))
                : Optional.empty();
    }

    /** MySQL from 5.7 and MariaDB from 10.5 have the table; it stays empty unless its instrument is on. */
    private boolean instrumented() {
        long columns = databases
                .ask("SELECT COUNT(*) AS seen FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'performance_schema'"
                        + " AND TABLE_NAME IN ('metadata_locks', 'setup_instruments', 'threads')"
                        + " AND COLUMN_NAME IN ('LOCK_STATUS', 'ENABLED', 'PROCESSLIST_ID')")
                .get(0)
                .number("seen")
                .orElse(0L);
        return columns >= 3
                && databases
                        .ask("SELECT ENABLED AS enabled FROM performance_schema.setup_instruments"
                                + " WHERE NAME = 'wait/lock/metadata/sql/mdl'")
                        .stream()
                        .anyMatch(row -> row.get("enabled").equals("YES"));
    }

    private List<MetadataLock> locks(String question) {
        return databases.ask(question).stream()
                .map(row -> new MetadataLock(
                        row.number("session").orElse(0L), row.get("mode"), row.get("db"), row.get("named")))
                .toList();
    }
}
