package io.regioncheck.database;

import io.regioncheck.database.ServerVersion.Flavour;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** One connection that the server keeps from writing. Not for two threads at once. */
final class Session implements AutoCloseable {
    /** A question waits no longer for somebody who changes the table; its own lock would hold up who comes after. */
    private static final int LOCK_SECONDS = 5;

    private final Connection connection;
    private final ServerVersion version;

    private Session(Connection connection, ServerVersion version) {
        this.connection = connection;
        this.version = version;
    }

    /**
     * Begins a session that only reads, and whose statements the server ends when they take too long, if it knows how.
     *
     * @throws SQLException if the server refuses, or does not say that the session only reads
     */
    static Session begin(Connection connection, Duration patience) throws SQLException {
        tell(connection, "SET SESSION TRANSACTION READ ONLY");
        tell(connection, "SET SESSION lock_wait_timeout = " + LOCK_SECONDS);
        Map<String, String> variables = new HashMap<>();
        for (Row row : ask(
                connection,
                "SHOW SESSION VARIABLES WHERE Variable_name IN"
                        + " ('tx_read_only', 'transaction_read_only', 'max_statement_time', 'max_execution_time')",
                List.of())) {
            variables.put(row.get("variable_name"), row.get("value"));
        }
        if (!variables.containsValue("ON")) {
            throw new SQLException("the session can write although it was told not to: no question is put to it");
        }
        ServerVersion version = version(connection);
        for (String limit :
                limit(version.flavour(), variables, patience).stream().toList()) {
            tell(connection, limit);
        }
        return new Session(connection, version);
    }

    /** MariaDB counts seconds (from 10.1.1), MySQL milliseconds (from 5.7.8) and only for SELECT. */
    static Optional<String> limit(Flavour flavour, Map<String, String> variables, Duration patience) {
        if (flavour == Flavour.MARIADB && variables.containsKey("max_statement_time")) {
            return Optional.of("SET SESSION max_statement_time = " + patience.toSeconds());
        }
        if (flavour == Flavour.MYSQL && variables.containsKey("max_execution_time")) {
            return Optional.of("SET SESSION max_execution_time = " + patience.toMillis());
        }
        return Optional.empty();
    }

    private static ServerVersion version(Connection connection) throws SQLException {
        // with more than VERSION() alone, which ProxySQL answers by itself
        Row row = ask(connection, "SELECT VERSION() AS version, @@version_comment AS comment, 1 AS asked", List.of())
                .get(0);
        try {
            return ServerVersion.parse(row.get("version"), row.get("comment"));
        } catch (IllegalArgumentException none) {
            throw new SQLException(none.getMessage(), none);
        }
    }

    ServerVersion version() {
        return version;
    }

    List<Row> ask(String sql, List<String> arguments) throws SQLException {
        return ask(connection, sql, arguments);
    }

    private static void tell(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private static List<Row> ask(Connection connection, String sql, List<String> arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.size(); i++) {
                statement.setString(i + 1, arguments.get(i));
            }
            try (ResultSet answer = statement.executeQuery()) {
                return rows(answer);
            }
        }
    }

    private static List<Row> rows(ResultSet answer) throws SQLException {
        ResultSetMetaData columns = answer.getMetaData();
        List<Row> rows = new ArrayList<>();
        while (answer.next()) {
            Map<String, String> values = new HashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String value = answer.getString(i);
                if (value != null) {
                    values.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), value);
                }
            }
            rows.add(new Row(values));
        }
        return rows;
    }

    /** Ends whatever it is doing, from another thread. */
    void abort(Executor threads) {
        try {
            connection.abort(threads);
        } catch (SQLException failure) {
            // it is gone already
            close();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            // the server ends what a broken connection leaves behind
            return;
        }
    }
}
