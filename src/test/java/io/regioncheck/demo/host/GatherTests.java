package io.regioncheck.demo.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.Gathering;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.NodeUnreachable;
import io.regioncheck.node.Reading;
import io.regioncheck.node.Shells;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The product gathers from the demo's hosts as it does from real ones. */
@Timeout(60)
class GatherTests {
    @TempDir
    private Path directory;

    private final Hosts hosts = new Hosts(RegionSize.LAB.hosts());
    private SshHosts ssh;

    @BeforeEach
    void start() {
        ssh = SshHosts.start(hosts, directory.resolve("ssh"));
    }

    @AfterEach
    void stop() {
        ssh.close();
    }

    private Gathered gathered(Item item) {
        try (Shells shells = SshClients.shells(ssh);
                Gathering gathering = shells.gathering(Set.of(item))) {
            return gathering.gathered();
        }
    }

    @Test
    void clocksOfAllHostsAreTold() {
        assertThat(gathered(Item.CLOCK).hosts())
                .hasSize(3)
                .allSatisfy(host -> assertThat(host.clock())
                        .hasValueSatisfying(clock -> assertThat(clock.ahead()).isBetween(seconds(-1), seconds(1))));
        assertThat(hosts.commands().undeclared()).isEmpty();
    }

    @Test
    void whatOneHostTellsOtherwiseIsItsOwn() {
        hosts.items()
                .declare(
                        host -> host.name().equals("compute1"), "clock", (host, asked) -> Outcome.ok("1500000000.5\n"));

        assertThat(gathered(Item.CLOCK).hosts())
                .filteredOn(host -> host.clock().orElseThrow().ahead().abs().compareTo(seconds(3_600)) > 0)
                .extracting(HostReadings::host)
                .singleElement()
                .matches(node -> node.name().equals("compute1"));
    }

    @Test
    void whatSudoDoesNotLetUsReadIsRefused() {
        hosts.items().declare("clock", (host, asked) -> Outcome.failed(1, "sudo: a password is required\n"));

        assertThat(gathered(Item.CLOCK).hosts())
                .allSatisfy(host -> assertThat(host.of(Item.CLOCK)).isInstanceOf(Reading.Refused.class));
    }

    @Test
    void hostThatRefusesIsNamed() {
        ssh.set("compute1", Reach.UNREACHABLE);

        Gathered gathered = gathered(Item.CLOCK);

        assertThat(gathered.hosts()).hasSize(2);
        assertThat(gathered.unreached())
                .extracting(NodeUnreachable::node, NodeUnreachable::happened)
                .containsExactly(tuple("compute1", "connection refused"));
        assertThat(gathered.unread(Item.CLOCK)).hasSize(1);
    }

    private static Duration seconds(int number) {
        return Duration.ofSeconds(number);
    }
}
