package io.regioncheck.demo;

import io.regioncheck.checks.database.BaselineFile;
import io.regioncheck.demo.broker.DemoBroker;
import io.regioncheck.demo.broker.ManagementApi;
import io.regioncheck.demo.broker.Responders;
import io.regioncheck.demo.database.DemoDatabase;
import io.regioncheck.demo.database.RegionDatabases;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.environment.Database;
import io.regioncheck.environment.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What the services of the demo's regions stand on: a real MariaDB for all of them, and a real message bus for each. */
final class Middleware implements AutoCloseable {
    private final Path directory;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<AutoCloseable> started = new ArrayList<>();
    private final Map<String, String> described = new HashMap<>();

    private Middleware(Path directory) {
        this.directory = directory;
    }

    /**
     * Starts all of it, the database beside the buses.
     *
     * @param directory keeps the unpacked database, so that the next start is quick
     */
    static Middleware start(List<DemoRegion> regions, Path directory) {
        Middleware middleware = new Middleware(directory);
        try {
            CompletableFuture<DemoDatabase> database =
                    DemoDatabase.begin(directory.resolve("mariadb"), middleware.threads);
            List<DemoBroker> brokers =
                    regions.stream().map(middleware::startBroker).toList();
            DemoDatabase ready = middleware.keep(database.join());
            for (int i = 0; i < regions.size(); i++) {
                RegionDatabases databases =
                        ready.add(regions.get(i), brokers.get(i).transportUrl());
                String described = middleware.describe(regions.get(i), ready, databases);
                middleware.described.merge(regions.get(i).name(), described, String::concat);
            }
            return middleware;
        } catch (RuntimeException failure) {
            middleware.close();
            throw failure;
        }
    }

    private DemoBroker startBroker(DemoRegion region) {
        DemoBroker broker = keep(DemoBroker.start(region));
        keep(Responders.start(broker, region, threads));
        ManagementApi management = keep(ManagementApi.start(broker, threads));
        described.put(
                region.name(),
                String.format(
                        Locale.ROOT,
                        "broker: {management: ['%s'], amqp: ['127.0.0.1:%d'], username: %s, password: {file: %s}}%n",
                        management.url(),
                        broker.port(),
                        DemoBroker.USER,
                        SecretFile.write(directory.resolve("broker-password"), DemoBroker.PASSWORD)));
        return broker;
    }

    private <T extends AutoCloseable> T keep(T part) {
        started.add(0, part);
        return part;
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
                SecretFile.write(directory.resolve("database-password"), password.reveal()),
                databases.renamed().isEmpty()
                        ? ""
                        : ", names: " + databases.renamed().toString().replace("=", ": "),
                databases.hasKeystone() ? "" : ", elsewhere: [keystone]",
                baseline);
    }

    /** Returns the blocks {@code broker} and {@code database} of a region's environment. */
    String describe(DemoRegion region) {
        return described.getOrDefault(region.name(), "");
    }

    @Override
    public void close() {
        for (AutoCloseable part : started) {
            try {
                part.close();
            } catch (Exception failure) {
                throw new IllegalStateException("cannot stop " + part, failure);
            }
        }
        threads.shutdownNow();
    }
}
