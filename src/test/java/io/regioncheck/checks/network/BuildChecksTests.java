package io.regioncheck.checks.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.environment.NetworkMode;
import io.regioncheck.openstack.CallFailed;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals that the environment causes say nothing of the region. */
class BuildChecksTests {
    private static final NetworkMode VLAN = new NetworkMode(
            "vlan", "vlan", NetworkMode.Kind.PROVIDER, Optional.of("physnet1"), Optional.of(100), "10.0.0.0/24");

    @Test
    void quotaThatIsUsedUpIsTheProjects() {
        assertThat(cause(CallFailed.Kind.CONFLICT, "409 Quota exceeded for resources: ['network']."))
                .hasValueSatisfying(words -> assertThat(words).contains("openstack quota show"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "409 Unable to create the flat network. Physical network physnet1 is in use.",
                "409 Unable to create the network. The VLAN 100 on physical network physnet1 is in use.",
                "409 Unable to create the network. The tunnel ID 100 is in use."
            })
    void wireThatIsTakenIsTheEnvironments(String answered) {
        assertThat(cause(CallFailed.Kind.CONFLICT, answered))
                .hasValueSatisfying(words -> assertThat(words)
                        .contains("another network has the wire that network mode vlan")
                        .doesNotContain("ml2_conf"));
    }

    @Test
    void whatElseIsRefusedIsTheRegions() {
        assertThat(cause(CallFailed.Kind.REJECTED, "400 Invalid input for operation: physical_network 'x' unknown"))
                .isEmpty();
        assertThat(cause(CallFailed.Kind.CONFLICT, "409 No more IP addresses available on network n."))
                .isEmpty();
        assertThat(cause(
                        CallFailed.Kind.SERVER_ERROR,
                        "503 Unable to create the network. No tenant network is available for allocation."))
                .isEmpty();
    }

    private static Optional<String> cause(CallFailed.Kind kind, String answered) {
        return BuildChecks.byTheEnvironment(
                VLAN, new CallFailed(kind, "POST http://neutron:9696/v2.0/networks", answered, "", Optional.empty()));
    }
}
