package io.regioncheck.database;

import io.regioncheck.environment.Database;
import io.regioncheck.environment.Tls;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Opens connections as the environment says; the password travels beside the address, never in it. */
final class Connections {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Ways to prove a password without sending it. Others, such as PAM's dialog, send it as it is: a server may ask for them where TLS
     * has shown who it is.
     */
    private static final String KEEPS_PASSWORD = "mysql_native_password,client_ed25519,caching_sha2_password,parsec";

    private final Driver driver = new org.mariadb.jdbc.Driver();
    private final Database database;
    private final Tls tls;
    private final Duration patience;

    /** @param patience how long an answer may take */
    Connections(Database database, Tls tls, Duration patience) {
        this.database = database;
        this.tls = tls;
        this.patience = patience;
    }

    Connections to(String host, int port) {
        return new Connections(
                new Database(
                        host,
                        port,
                        database.username(),
                        database.password(),
                        database.tls(),
                        database.names(),
                        database.elsewhere(),
                        database.baseline()),
                tls,
                patience);
    }

    Trouble trouble() {
        return new Trouble(database.username() + "@" + database.host() + ":" + database.port(), database.password());
    }

    Duration patience() {
        return patience;
    }

    Connection open() throws SQLException {
        Connection connection = driver.connect(url(database.host(), database.port()), properties());
        if (connection == null) {
            throw new SQLException("the driver does not take " + url(database.host(), database.port()));
        }
        return connection;
    }

    static String url(String host, int port) {
        return "jdbc:mariadb://" + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port
                + "/";
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", database.username());
        properties.setProperty("password", database.password().reveal());
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT.toMillis()));
        // the server's own limit ends a statement first, where it has one
        properties.setProperty(
                "socketTimeout", String.valueOf(patience.plusSeconds(5).toMillis()));
        // a server must not read files of ours, nor send us elsewhere
        properties.setProperty("allowLocalInfile", "false");
        properties.setProperty("permitRedirect", "false");
        properties.setProperty("disablePipeline", "true");
        properties.setProperty("connectionAttributes", "program_name:regioncheck");
        trust(properties);
        return properties;
    }

    private void trust(Properties properties) {
        if (!database.tls()) {
            properties.setProperty("sslMode", "disable");
        } else if (tls.verify()) {
            properties.setProperty("sslMode", "verify-full");
            tls.caFile().ifPresent(file -> properties.setProperty("serverSslCert", file.toString()));
            properties.setProperty("fallbackToSystemTrustStore", "true");
        } else {
            properties.setProperty("sslMode", "trust");
        }
        if (!database.tls() || !tls.verify()) {
            properties.setProperty("restrictedAuth", KEEPS_PASSWORD);
        }
    }
}
