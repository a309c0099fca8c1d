package io.regioncheck.demo.database;

import io.regioncheck.demo.region.DemoRegion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The databases of one region and the accounts that use them. */
public final class RegionDatabases {
    private static final Map<String, List<String>> DATABASES_OF = Map.of(
            "keystone", List.of("keystone"),
            "glance", List.of("glance"),
            "placement", List.of("placement"),
            "nova", List.of("nova", "nova_api", "nova_cell0"),
            "neutron", List.of("neutron"),
            "cinder", List.of("cinder"));

    private final DemoDatabase server;
    private final int number;

    RegionDatabases(DemoDatabase server, int number) {
        this.server = server;
        this.number = number;
    }

    /** Returns what a database of the first region is called here. */
    public String name(String database) {
        return number == 1 ? database : database + "_r" + number;
    }

    /** Returns its databases; keystone is in the first region only, for all. */
    public List<String> names() {
        return services()
                .flatMap(service -> DATABASES_OF.getOrDefault(service, List.of()).stream())
                .map(this::name)
                .sorted()
                .toList();
    }

    private Stream<String> services() {
        return DATABASES_OF.keySet().stream().filter(service -> number == 1 || !service.equals("keystone"));
    }

    void create(DemoRegion region, String transportUrl) {
        try (Connection owner = server.owner();
                Statement statement = owner.createStatement()) {
            account(statement, DemoDatabase.READER);
            reader(statement);
            for (String service : services().toList()) {
                account(statement, service);
                for (String database : DATABASES_OF.getOrDefault(service, List.of())) {
                    database(statement, service, database);
                }
            }
            new Inhabitants(this, region, transportUrl).write(owner);
        } catch (SQLException failure) {
            throw new IllegalStateException("the databases of " + region.name() + " cannot be made", failure);
        }
    }

    /** What docs/environments.md gives the account that only reads, beside the databases themselves. */
    private static void reader(Statement statement) throws SQLException {
        String to = " TO '%s'@'%%'".formatted(DemoDatabase.READER);
        statement.execute("GRANT PROCESS ON *.*" + to);
        statement.execute("GRANT SELECT (Host, User, Select_priv, Insert_priv, Update_priv, Delete_priv, Create_priv,"
                + " Drop_priv, References_priv, Index_priv, Alter_priv, Trigger_priv, is_role, default_role)"
                + " ON mysql.user" + to);
        for (String table : List.of(
                "mysql.db",
                "mysql.tables_priv",
                "mysql.roles_mapping",
                "performance_schema.metadata_locks",
                "performance_schema.setup_instruments",
                "performance_schema.threads")) {
            statement.execute("GRANT SELECT ON " + table + to);
        }
    }

    /** Another region may have it already, with grants on its own databases: those stay. */
    private static void account(Statement statement, String user) throws SQLException {
        statement.execute("CREATE USER IF NOT EXISTS '%s'@'%%' IDENTIFIED BY '%s'"
                .formatted(user, DemoDatabase.passwordOf(user)));
    }

    private void database(Statement statement, String service, String database) throws SQLException {
        String name = name(database);
        statement.execute("DROP DATABASE IF EXISTS `%1$s`; CREATE DATABASE `%1$s` CHARACTER SET utf8; USE `%1$s`; %2$s"
                .formatted(name, Schema.of(database)));
        statement.execute("GRANT ALL PRIVILEGES ON `%1$s`.* TO '%2$s'@'%%'".formatted(name, service));
        statement.execute("GRANT SELECT ON `%1$s`.* TO '%2$s'@'%%'".formatted(name, DemoDatabase.READER));
    }

    /** Returns where nova's services find one of its databases. */
    String address(String database) {
        return "mysql+pymysql://nova:%s@%s:%d/%s?charset=utf8"
                .formatted(DemoDatabase.passwordOf("nova"), server.host(), server.port(), name(database));
    }
}
