package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.regioncheck.release.NovaHost.Role;
import io.regioncheck.release.RpcMatrix.BrokenPin;
import io.regioncheck.release.RpcMatrix.HostGroup;
import io.regioncheck.release.RpcMatrix.LeftOverPin;
import io.regioncheck.release.RpcMatrix.Link;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RpcMatrixTests {
    private static final Map<RpcApi, String> UNPINNED = Map.of();

    private final NovaRpc rpc = NovaRpc.facts();

    @Test
    void findsNothingAmongEqualsWithoutPins() {
        RpcMatrix matrix = matrix(
                host("c1", Role.CONTROLLER, Release.MITAKA, UNPINNED),
                host("n2", Role.COMPUTE, Release.MITAKA, UNPINNED),
                host("n1", Role.COMPUTE, Release.MITAKA, UNPINNED));
        assertThat(matrix.failing()).isEmpty();
        assertThat(matrix.brokenPins()).isEmpty();
        assertThat(matrix.leftOverPins()).isEmpty();
        assertThat(matrix.links())
                .extracting(Link::api)
                .containsExactly(
                        RpcApi.COMPUTE,
                        RpcApi.COMPUTE,
                        RpcApi.CONDUCTOR,
                        RpcApi.CONDUCTOR,
                        RpcApi.COMPUTE_TASK,
                        RpcApi.COMPUTE_TASK,
                        RpcApi.SCHEDULER,
                        RpcApi.SCHEDULER);
        assertThat(matrix.links().get(1).client())
                .isEqualTo(new HostGroup(Role.COMPUTE, Release.MITAKA, UNPINNED, List.of("n1", "n2")))
                .isEqualTo(matrix.links().get(1).server());
    }

    @Test
    void aPinThatStaysBehindTalksAndHoldsBack() {
        RpcMatrix matrix = matrix(
                host("c1", Role.CONTROLLER, Release.MITAKA, Map.of(RpcApi.COMPUTE, "kilo", RpcApi.CONDUCTOR, "3.0")),
                host("n1", Role.COMPUTE, Release.MITAKA, Map.of(RpcApi.COMPUTE, "auto")),
                host("n3", Role.COMPUTE, Release.MITAKA, Map.of(RpcApi.COMPUTE, "kilo")),
                host("n2", Role.COMPUTE, Release.MITAKA, Map.of(RpcApi.COMPUTE, "kilo")));
        assertThat(matrix.failing()).isEmpty();
        assertThat(matrix.leftOverPins())
                .containsExactly(
                        new LeftOverPin(RpcApi.COMPUTE, "kilo", new RpcVersion(4, 0), true, List.of("c1", "n2", "n3")),
                        new LeftOverPin(RpcApi.CONDUCTOR, "3.0", new RpcVersion(3, 0), false, List.of("c1")));
    }

    @Test
    void aPinIsNotLeftOverWhileAHostIsStillOfAnotherRelease() {
        RpcMatrix matrix = matrix(
                host("c1", Role.CONTROLLER, Release.MITAKA, Map.of(RpcApi.COMPUTE, "liberty")),
                host("n1", Role.COMPUTE, Release.LIBERTY, UNPINNED));
        assertThat(matrix.failing())
                .as("a liberty compute calls the others unpinned, and they are of its release")
                .isEmpty();
        assertThat(matrix.leftOverPins()).isEmpty();
    }

    @Test
    void aMitakaControllerWithoutPinLosesLibertyComputes() {
        RpcMatrix matrix = matrix(
                host("c1", Role.CONTROLLER, Release.MITAKA, UNPINNED),
                host("n1", Role.COMPUTE, Release.LIBERTY, UNPINNED),
                host("n2", Role.COMPUTE, Release.MITAKA, UNPINNED));
        assertThat(matrix.failing())
                .allMatch(link -> link.api() == RpcApi.COMPUTE
                        && link.server().release() == Release.LIBERTY
                        && link.talk().verdict() == RpcVerdict.SOME_CALLS_REFUSED)
                .extracting(link -> link.client() + " -> " + link.server())
                .containsExactly("mitaka controllers -> liberty computes", "mitaka computes -> liberty computes");
    }

    @Test
    void aKiloComputeCannotReachAMitakaConductor() {
        RpcMatrix matrix = matrix(
                host("c1", Role.CONTROLLER, Release.MITAKA, Map.of(RpcApi.COMPUTE, "kilo")),
                host("n1", Role.COMPUTE, Release.KILO, UNPINNED));
        assertThat(matrix.failing())
                .extracting(Link::api, link -> link.talk().verdict())
                .containsExactly(tuple(RpcApi.CONDUCTOR, RpcVerdict.CANNOT_TALK));
        assertThat(matrix.failing().get(0).client()).hasToString("kilo computes");
        assertThat(matrix.failing().get(0).server()).hasToString("mitaka controllers with compute = kilo");
    }

    @Test
    void namesPinsThatMeanNothingWithTheirHosts() {
        Map<RpcApi, String> pins = Map.of(RpcApi.COMPUTE, "mitaka", RpcApi.CERT, "mitaka", RpcApi.NETWORK, " ");
        RpcMatrix matrix = matrix(
                host("n2", Role.COMPUTE, Release.MITAKA, pins),
                host("n1", Role.COMPUTE, Release.MITAKA, pins),
                host("c1", Role.CONTROLLER, Release.MITAKA, UNPINNED));
        assertThat(matrix.brokenPins())
                .containsExactly(
                        new BrokenPin(
                                RpcApi.COMPUTE,
                                "mitaka",
                                "compute = mitaka, which mitaka code does not know: ValueError at every call",
                                List.of("n1", "n2")),
                        new BrokenPin(
                                RpcApi.CERT,
                                "mitaka",
                                "cert = mitaka, which mitaka code does not know: ValueError at every call",
                                List.of("n1", "n2")));
        assertThat(matrix.failing())
                .extracting(link -> link.client().toString())
                .containsExactly("mitaka computes with compute = mitaka, cert = mitaka");
        assertThat(matrix.leftOverPins()).isEmpty();
    }

    @Test
    void doesNotMindAPinOfAnApiThatIsGone() {
        RpcMatrix matrix = rpc.matrix(
                List.of(host("c1", Role.CONTROLLER, Release.ZED, Map.of(RpcApi.CELLS, "mitaka"))),
                Release.ZED,
                OptionalInt.empty());
        assertThat(matrix.brokenPins()).isEmpty();
        assertThat(matrix.leftOverPins()).isEmpty();
        assertThat(matrix.links()).hasSize(3);
    }

    @Test
    void autoFollowsTheOldestOnRecord() {
        List<NovaHost> hosts = List.of(
                host("c1", Role.CONTROLLER, Release.MITAKA, Map.of(RpcApi.COMPUTE, "auto")),
                host("n1", Role.COMPUTE, Release.LIBERTY, UNPINNED));
        assertThat(rpc.matrix(hosts, Release.MITAKA, OptionalInt.of(2)).failing())
                .isEmpty();
        assertThat(rpc.matrix(hosts, Release.MITAKA, OptionalInt.of(9)).failing())
                .as("a cap that was taken from a wrong minimum")
                .hasSize(1);
    }

    private RpcMatrix matrix(NovaHost... hosts) {
        return rpc.matrix(List.of(hosts), Release.MITAKA, OptionalInt.of(9));
    }

    private static NovaHost host(String name, Role role, Release release, Map<RpcApi, String> pins) {
        return new NovaHost(name, role, release, pins);
    }
}
