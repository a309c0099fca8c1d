package io.regioncheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchAgentGateTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "neutron-openvswitch-agent",
                "neutron-plugin-openvswitch-agent",
                "openstack-neutron-openvswitch-agent"
            })
    void theAgentIsKnownByEachOfItsNames(String name) {
        assertThat(SwitchAgentGate.comment(List.of("nova-compute", name)))
                .isEqualTo("   # regioncheck run --suite before-ovs-agent-restart must be green first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"neutron-linuxbridge-agent", "neutron-sriov-nic-agent", "neutron-l3-agent", "openvswitch-switch"
            })
    void othersNeedNone(String name) {
        assertThat(SwitchAgentGate.comment(List.of(name))).isEmpty();
    }

    @Test
    void itsSuiteIsThere() {
        assertThat(SwitchAgentGate.WORDS).contains(" --suite before-ovs-agent-restart ");
        assertThat(Files.exists(Path.of("suites/before-ovs-agent-restart.yaml")))
                .isTrue();
    }
}
