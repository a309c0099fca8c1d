package io.regioncheck.demo.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.node.NodeCommand;
import io.regioncheck.node.NodeUnreachable;
import io.regioncheck.node.Shells;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Hosts that refuse, hosts that hang, and a thousand that do neither. */
@Timeout(180)
@Isolated("it counts the threads of this JVM")
class ReachTests {
    private static final NodeCommand COMMAND = NodeCommand.logLines("req-10c52dc4-0e64-40d3-95a7-77ad4959030e", 60);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final int THOUSAND = 1_000;
    private static final int AT_ONCE = 8;

    @TempDir
    private Path directory;

    private final Hosts hosts = new Hosts(new RegionSize(THOUSAND, 0).hosts());
    private SshHosts ssh;
    private Shells shells;

    @BeforeEach
    void start() {
        ssh = SshHosts.start(hosts, directory);
        shells = SshClients.shells(ssh);
    }

    @AfterEach
    void stop() {
        shells.close();
        ssh.close();
    }

    @Test
    void unreachableHostRefusesUntilItIsBack() {
        ask("compute7");
        ssh.set("compute7", Reach.UNREACHABLE);

        assertThatThrownBy(() -> ask("compute7"))
                .isInstanceOf(NodeUnreachable.class)
                .hasMessageContaining("connection refused");
        ask("compute8");

        ssh.set("compute7", Reach.ANSWERS);
        ask("compute7");
    }

    @Test
    void hostThatBeginsToHangCostsADeadline() {
        ask("compute7");
        ssh.set("compute7", Reach.HANGING);

        assertThat(timeOf(() -> ask("compute7"))).isBetween(SHORT, SHORT.multipliedBy(3));
        ask("compute8");

        ssh.set("compute7", Reach.ANSWERS);
        ask("compute7");
    }

    @Test
    void aThousandHostsAreServedByAFewThreadsThoughSomeDoNotAnswer() throws Exception {
        ssh.set("compute100", Reach.UNREACHABLE);
        // costs the ten seconds that the client gives a login, of one thread
        ssh.set("compute200", Reach.HANGING);
        int before = Thread.activeCount();
        Queue<String> failed = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<? extends Future<?>> all = ssh.places().stream()
                    .map(place -> threads.submit(() -> {
                        if (catchThrowable(() -> ask(place.host())) != null) {
                            failed.add(place.host());
                        }
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(Thread.activeCount())
                    .as("threads of hosts, client and this test")
                    .isLessThan(before + AT_ONCE + 20);
        } finally {
            threads.shutdownNow();
        }
        assertThat(ssh.places()).hasSize(THOUSAND + 4);
        assertThat(failed).containsExactlyInAnyOrder("compute100", "compute200");
    }

    private void ask(String host) {
        assertThat(shells.run(host, COMMAND, SHORT).exitCode()).isZero();
    }

    private static Duration timeOf(Runnable failing) {
        Instant begin = Instant.now();
        assertThatThrownBy(failing::run).isInstanceOf(NodeUnreachable.class);
        return Duration.between(begin, Instant.now());
    }
}
