package io.regioncheck.checks.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.broker.MessageBroker;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameters;
import io.regioncheck.check.Region;
import io.regioncheck.check.Shared;
import io.regioncheck.database.Databases;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.Environment;
import io.regioncheck.ledger.Ledger;
import io.regioncheck.ledger.RunId;
import io.regioncheck.ledger.Workshop;
import io.regioncheck.node.Shells;
import io.regioncheck.openstack.Cloud;
import io.regioncheck.openstack.FakeCloud;
import io.regioncheck.openstack.ServerSpec;
import io.regioncheck.openstack.ServerWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a check made goes, however the check ends, and the first failure is the one that is heard of. */
@Timeout(30)
class CleanupTests {
    @TempDir
    private Path directory;

    private final FakeCloud fake = FakeCloud.start();
    private final Environment environment = fake.environment().build();
    private final Cloud cloud = Cloud.of(environment);
    private final Shells shells = new Shells(environment.nodes());
    private Ledger ledger;
    private Region region;

    @BeforeEach
    void open() {
        ledger = Ledger.open(directory, RunId.random(), "fake");
        region = new Region(
                environment,
                cloud,
                shells,
                shells.gathering(Set.of()),
                MessageBroker.of(environment),
                Databases.of(environment),
                new Workshop(cloud, ledger, environment.limits()),
                new ServerWatch(cloud.compute(), ledger.run().prefix(), Duration.ofMillis(100)),
                new Shared(),
                Parameters.NONE,
                Deadline.in(Duration.ofSeconds(20)),
                CompletableFuture.completedFuture(null),
                doing -> {});
    }

    @AfterEach
    void close() {
        ledger.close();
        shells.close();
        cloud.close();
        fake.close();
    }

    @Test
    void allIsGoneAndItsPlaceFreeAfterAStepThatThrew() {
        for (int i = 0; i <= environment.limits().serversAtOnce(); i++) {
            assertThatThrownBy(this::bootsAndThrows).isInstanceOf(IllegalStateException.class);
        }

        assertThat(fake.region().names("servers")).isEmpty();
        assertThat(fake.region().names("ports")).isEmpty();
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void interruptedCheckIsHeardOfByItsFirstFailureAndLeavesTheRestToItsRun() {
        fake.region().removalTakes(Duration.ofMinutes(1));

        assertThatThrownBy(() -> {
                    try (Cleanup cleanup = cleanup()) {
                        assertThat(cleanup).isNotNull();
                        boot();
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("first");
                    }
                })
                .hasMessage("first")
                .satisfies(first ->
                        assertThat(first.getSuppressed()).singleElement().isInstanceOf(CancellationException.class));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ledger.entries()).isNotEmpty();
    }

    private void bootsAndThrows() {
        try (Cleanup cleanup = cleanup()) {
            assertThat(cleanup).isNotNull();
            boot();
            throw new IllegalStateException("first");
        }
    }

    private Cleanup cleanup() {
        return new Cleanup(region, new Findings(), region.workshop().name("boot"));
    }

    private void boot() {
        String name = region.workshop().name("boot");
        String port = region.workshop().port(name, "network", List.of()).id();
        region.workshop()
                .server(
                        new ServerSpec(name, "flavor", Optional.of("image"), Optional.empty(), port, Optional.empty()),
                        Deadline.in(Duration.ofSeconds(1)));
    }
}
