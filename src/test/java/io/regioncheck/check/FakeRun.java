package io.regioncheck.check;

import io.regioncheck.broker.MessageBroker;
import io.regioncheck.database.Databases;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.Environment;
import io.regioncheck.ledger.Ledger;
import io.regioncheck.ledger.RunId;
import io.regioncheck.ledger.Workshop;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.Gathering;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Shells;
import io.regioncheck.openstack.Cloud;
import io.regioncheck.openstack.FakeCloud;
import io.regioncheck.openstack.ServerWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Gives single checks the region of a {@link FakeCloud}, as a run does. */
public final class FakeRun implements AutoCloseable {
    private final Environment environment;
    private final Cloud cloud;
    private final Shells shells;
    private final MessageBroker broker;
    private final Databases databases;
    private final Ledger ledger;

    public FakeRun(FakeCloud fake, Path ledgers) {
        this(fake.environment().build(), ledgers);
    }

    public FakeRun(Environment described, Path ledgers) {
        environment = described;
        cloud = Cloud.of(environment);
        shells = new Shells(environment.nodes());
        broker = MessageBroker.of(environment);
        databases = Databases.of(environment);
        ledger = Ledger.open(ledgers, new RunId("0badcafe"), environment.name());
    }

    public Region region() {
        return region(Parameters.NONE);
    }

    public Region region(Parameters parameters) {
        return region(parameters, List.of());
    }

    /** Returns a region whose hosts told this. */
    public Region region(Parameters parameters, List<HostReadings> hosts) {
        return region(parameters, new Gathered(hosts, List.of(), Instant.now().minus(Duration.ofHours(1))));
    }

    /** Returns a region whose hosts told this, or could not be asked. */
    public Region region(Parameters parameters, Gathered gathered) {
        return new Region(
                environment,
                cloud,
                shells,
                Gathering.of(gathered),
                broker,
                databases,
                new Workshop(cloud, ledger, environment.limits()),
                new ServerWatch(cloud.compute(), ledger.run().prefix(), Duration.ofMillis(100)),
                new Shared(),
                parameters,
                Deadline.in(Duration.ofSeconds(20)),
                CompletableFuture.completedFuture(null),
                doing -> {});
    }

    @Override
    public void close() {
        ledger.close();
        databases.close();
        broker.close();
        shells.close();
        cloud.close();
    }
}
