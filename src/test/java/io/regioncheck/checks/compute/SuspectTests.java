package io.regioncheck.checks.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.checks.compute.Suspect.Kind;
import io.regioncheck.openstack.PlacedServer;
import io.regioncheck.openstack.ResourceProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not fit between a server and what it holds, and what only looks so. */
class SuspectTests {
    private static final Map<String, Integer> SMALL = Map.of("VCPU", 1, "MEMORY_MB", 192);
    private static final Providers PROVIDERS = new Providers(
            List.of(
                    new ResourceProvider("p-1", "node-1", "p-1"),
                    new ResourceProvider("p-1-gpu", "node-1_gpu", "p-1"),
                    new ResourceProvider("p-2", "node-2", "p-2"),
                    new ResourceProvider("p-share", "nfs", "p-share"),
                    new ResourceProvider("p-iron", "iron-node", "p-iron")),
            Map.of("node-1", "up", "node-2", "down", "iron-node", "up"));

    private static PlacedServer server(String status, Optional<String> task, Optional<String> node) {
        return new PlacedServer("s", "web", status, task, node.map(name -> "host of " + name), node);
    }

    private static PlacedServer active(String node) {
        return server("ACTIVE", Optional.empty(), Optional.of(node));
    }

    private static Optional<Kind> kind(PlacedServer server, Map<String, Map<String, Integer>> held) {
        return Suspect.of(PROVIDERS, "s", Optional.of(server), held).map(Suspect::kind);
    }

    @Test
    void serverThatHoldsSomethingOfItsOwnHypervisorIsWell() {
        assertThat(kind(active("node-1"), Map.of("p-1", SMALL))).isEmpty();
    }

    @Test
    void partsOfAHypervisorCountForTheWhole() {
        assertThat(kind(active("node-1"), Map.of("p-1", SMALL, "p-1-gpu", Map.of("VGPU", 1))))
                .isEmpty();
        assertThat(kind(active("node-1"), Map.of("p-1-gpu", Map.of("VGPU", 1)))).isEmpty();
    }

    @Test
    void disksThatAreSharedAreNoOtherHypervisor() {
        assertThat(kind(active("node-1"), Map.of("p-1", SMALL, "p-share", Map.of("DISK_GB", 20))))
                .isEmpty();
    }

    @Test
    void bareMetalHoldsItsNode() {
        assertThat(kind(active("iron-node"), Map.of("p-iron", Map.of("CUSTOM_GOLD", 1))))
                .isEmpty();
        assertThat(kind(active("iron-node"), Map.of())).contains(Kind.NOTHING_HELD);
    }

    @Test
    void whatNoServerHoldsIsOrphaned() {
        Optional<Suspect> suspect = Suspect.of(PROVIDERS, "s", Optional.empty(), Map.of("p-1", SMALL));
        assertThat(suspect.map(Suspect::kind)).contains(Kind.ORPHANED);
        assertThat(suspect.map(Suspect::held)).contains("MEMORY_MB=192, VCPU=1 of node-1");
        assertThat(Suspect.of(PROVIDERS, "s", Optional.empty(), Map.of())).isEmpty();
    }

    @Test
    void serverThatHoldsNothing() {
        assertThat(kind(active("node-1"), Map.of())).contains(Kind.NOTHING_HELD);
    }

    @Test
    void serverThatHoldsSomethingOfAnotherHypervisorInsteadOrBesides() {
        assertThat(kind(active("node-1"), Map.of("p-2", SMALL))).contains(Kind.OF_ANOTHER);
        Optional<Suspect> both =
                Suspect.of(PROVIDERS, "s", Optional.of(active("node-1")), Map.of("p-1", SMALL, "p-2", SMALL));
        assertThat(both.map(Suspect::kind)).contains(Kind.OF_ANOTHER_TOO);
        assertThat(both.map(Suspect::held))
                .as("only what it should not hold is named")
                .contains("MEMORY_MB=192, VCPU=1 of node-2");
    }

    @Test
    void hypervisorThatNovaHasForgottenIsOneAllTheSame() {
        Providers forgotten = new Providers(
                List.of(new ResourceProvider("p-1", "node-1", "p-1"), new ResourceProvider("p-9", "node-9", "p-9")),
                Map.of("node-1", "up"));
        assertThat(Suspect.of(forgotten, "s", Optional.of(active("node-1")), Map.of("p-1", SMALL, "p-9", SMALL))
                        .map(Suspect::kind))
                .contains(Kind.OF_ANOTHER_TOO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BUILD", "RESIZE", "VERIFY_RESIZE", "REVERT_RESIZE", "MIGRATING", "REBUILD", "SOFT_DELETED"})
    void serverOnItsWayIsNotJudged(String status) {
        PlacedServer moving = server(status, Optional.empty(), Optional.of("node-1"));
        assertThat(kind(moving, Map.of())).isEmpty();
        assertThat(kind(moving, Map.of("p-2", SMALL))).isEmpty();
        assertThat(kind(moving, Map.of("p-1", SMALL, "p-2", SMALL))).isEmpty();
    }

    @Test
    void serverThatNovaIsAtWorkOnIsNotJudged() {
        PlacedServer busy = server("ACTIVE", Optional.of("migrating"), Optional.of("node-1"));
        assertThat(kind(busy, Map.of("p-2", SMALL))).isEmpty();
    }

    @Test
    void offloadedServerHoldsNothing() {
        PlacedServer offloaded = server("SHELVED_OFFLOADED", Optional.empty(), Optional.empty());
        assertThat(kind(offloaded, Map.of())).isEmpty();
        assertThat(kind(offloaded, Map.of("p-1", SMALL))).contains(Kind.ON_NO_HOST);
    }

    @Test
    void serverInErrorMayHoldNothing() {
        assertThat(kind(server("ERROR", Optional.empty(), Optional.of("node-1")), Map.of()))
                .isEmpty();
    }
}
