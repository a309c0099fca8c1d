package io.regioncheck.demo;

import io.regioncheck.checks.database.BaselineFile;
import io.regioncheck.demo.broker.DemoBroker;
import io.regioncheck.demo.broker.ManagementApi;
import io.regioncheck.demo.broker.Responders;
import io.regioncheck.demo.database.DemoDatabase;
import io.regioncheck.demo.database.RegionDatabases;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.SecretFile;
import io.regioncheck.environment.Database;
import io.regioncheck.environment.Secret;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What the services of the demo's regions stand on: a real MariaDB for all of them, and a real message bus for each. */
final class Middleware implements AutoCloseable {
    /** Longer than all tries to start it take. */
    private static final int SECONDS_TO_START = 180;

    private final Path directory;
    private final ExecutorService threads = Executors.newCachedThreadPool(Middleware::daemon);
    private final Started started = new Started();
    private final Map<String, String> described = new HashMap<>();
    private boolean withDatabase;

    private Middleware(Path directory) {
        this.directory = directory;
        started.keep(threads::shutdownNow);
    }

    /**
     * Starts all of it, the database beside the buses. Where MariaDB does not run, a notice says so, and the regions have none.
     *
     * @param directory of this demo; the one beside it, {@code programs}, keeps the unpacked database for all
     */
    static Middleware start(List<DemoRegion> regions, Path directory) {
        Middleware middleware = new Middleware(directory);
        try {
            CompletableFuture<Optional<DemoDatabase>> database = middleware.beginDatabase();
            List<DemoBroker> brokers =
                    regions.stream().map(middleware::startBroker).toList();
            database.join().ifPresent(ready -> {
                middleware.withDatabase = true;
                for (int i = 0; i < regions.size(); i++) {
                    DemoRegion region = regions.get(i);
                    RegionDatabases databases = ready.add(region, brokers.get(i).transportUrl());
                    middleware.described.merge(
                            region.name(), middleware.describe(region, ready, databases), String::concat);
                }
            });
            return middleware;
        } catch (RuntimeException failure) {
            middleware.started.closeAfter(failure);
            throw failure;
        }
    }

    /** Returns where the database of a demo is. */
    static Path database(Path directory) {
        return directory.resolve("mariadb");
    }

    /** It is ended whatever becomes of the rest, also if it is not up by then. */
    private CompletableFuture<Optional<DemoDatabase>> beginDatabase() {
        CompletableFuture<Optional<DemoDatabase>> begun =
                CompletableFuture.supplyAsync(this::databaseIfItRuns, threads);
        started.keep(() -> begun.get(SECONDS_TO_START, TimeUnit.SECONDS).ifPresent(DemoDatabase::close));
        return begun;
    }

    private Optional<DemoDatabase> databaseIfItRuns() {
        if (!DemoDatabase.fits()) {
            tell("there is no MariaDB for " + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                    + ", only for Linux on x86-64");
            return Optional.empty();
        }
        try {
            return Optional.of(DemoDatabase.start(database(directory), directory.resolveSibling("programs")));
        } catch (IllegalStateException failure) {
            tell(failure.getMessage() + ": " + failure.getCause()
                    + "; it needs glibc, libcrypt.so.1 and libsystemd.so.0");
            return Optional.empty();
        }
    }

    private static void tell(String why) {
        System.err.println("NOTICE    the demo runs without a database, and its environment names none: " + why);
    }

    private DemoBroker startBroker(DemoRegion region) {
        DemoBroker broker = started.keep(DemoBroker.start(region));
        started.keep(Responders.start(broker, region, threads));
        ManagementApi management = started.keep(ManagementApi.start(broker, threads));
        described.put(
                region.name(),
                String.format(
                        Locale.ROOT,
                        "broker: {management: ['%s'], amqp: ['127.0.0.1:%d'], username: %s, password: {file: %s}}%n",
                        management.url(),
                        broker.port(),
                        DemoBroker.USER,
                        secret("broker-password", DemoBroker.PASSWORD)));
        return broker;
    }

    /** While all is well yet, the schemas are kept as the baseline that they are compared with. */
    private String describe(DemoRegion region, DemoDatabase server, RegionDatabases databases) {
        Secret password = Secret.of(DemoDatabase.passwordOf(DemoDatabase.READER));
        Path baseline = directory.resolve("schema-" + region.name() + ".json");
        BaselineFile.write(
                region.name(),
                new Database(
                        server.host(),
                        server.port(),
                        DemoDatabase.READER,
                        password,
                        false,
                        databases.renamed(),
                        List.of(),
                        Optional.of(baseline)));
        server.suffer(region, databases);
        return String.format(
                Locale.ROOT,
                "database: {host: %s, port: %d, username: %s, password: {file: %s}%s%s, baseline: %s}%n",
                server.host(),
                server.port(),
                DemoDatabase.READER,
                secret("database-password", password.reveal()),
                databases.renamed().isEmpty()
                        ? ""
                        : ", names: " + databases.renamed().toString().replace("=", ": "),
                databases.hasKeystone() ? "" : ", elsewhere: [keystone]",
                EnvironmentFile.quoted(baseline));
    }

    private String secret(String name, String secret) {
        return EnvironmentFile.quoted(SecretFile.write(directory.resolve(name), secret));
    }

    /** Returns the blocks {@code broker} and {@code database} of a region's environment. */
    String describe(DemoRegion region) {
        return described.getOrDefault(region.name(), "");
    }

    boolean hasDatabase() {
        return withDatabase;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "demo-middleware");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        started.close();
    }
}
