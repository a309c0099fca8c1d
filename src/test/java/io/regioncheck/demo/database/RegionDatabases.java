package io.regioncheck.demo.database;

import io.regioncheck.demo.region.DemoRegion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** Where the account that only reads may read rows. */
    private static final Map<String, List<String>> READ_FROM = Map.of(
            "nova", List.of("alembic_version", "services"),
            "nova_cell0", List.of("alembic_version", "services"),
            "cinder", List.of("alembic_version", "services"),
            "nova_api", List.of("alembic_version", "cell_mappings", "host_mappings"));

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

    /** Returns the usual names of its databases with what they are called here, where that differs. */
    public Map<String, String> renamed() {
        Map<String, String> names = new TreeMap<>();
        services()
                .flatMap(service -> DATABASES_OF.getOrDefault(service, List.of()).stream())
                .filter(usual -> !name(usual).equals(usual))
                .forEach(usual -> names.put(usual, name(usual)));
        return names;
    }

    /** Returns whether keystone's database is among them. */
    public boolean hasKeystone() {
        return number == 1;
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
            if (number == 1) {
                // an earlier start may have given it more, or taken something from it
                statement.execute("DROP USER IF EXISTS '%s'@'%%'".formatted(DemoDatabase.READER));
            }
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

    /** What docs/environments.md gives the account that only reads, and no more. */
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
        statement.execute("GRANT REFERENCES ON `%1$s`.* TO '%2$s'@'%%'".formatted(name, DemoDatabase.READER));
        for (String table : READ_FROM.getOrDefault(database, List.of("alembic_version"))) {
            statement.execute(
                    "GRANT SELECT ON `%1$s`.`%2$s` TO '%3$s'@'%%'".formatted(name, table, DemoDatabase.READER));
        }
    }

    /** Makes what went wrong with them. */
    void suffer(DemoRegion region, Sufferings sufferings) {
        try (Connection owner = server.owner();
                Statement statement = owner.createStatement()) {
            statement.execute("USE `" + name("neutron") + "`");
            sufferings.begin(region, statement);
        } catch (SQLException failure) {
            throw new IllegalStateException("the incidents of " + region.name() + " cannot be made", failure);
        }
    }

    /** Returns where nova's services find one of its databases. */
    String address(String database) {
        return "mysql+pymysql://nova:%s@%s:%d/%s?charset=utf8"
                .formatted(DemoDatabase.passwordOf("nova"), server.host(), server.port(), name(database));
    }
}
