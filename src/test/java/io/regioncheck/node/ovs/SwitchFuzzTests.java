package io.regioncheck.node.ovs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.regioncheck.fuzz.Fuzz;
import io.regioncheck.fuzz.Seeds;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real dumps, damaged at random: nothing hangs, and nothing comes out but records and the one exception. */
class SwitchFuzzTests {

    @Test
    void tablesOfTheSwitch() {
        Fuzz.ofWhole(
                        "bridges (VirtualSwitch)",
                        Seeds.of("node/ovs/zed-bridges.txt", "node/ovs/zed-router-bridges.txt"),
                        "= table Port\n",
                        "= links\n",
                        "[\"set\",[",
                        "[\"map\",[",
                        "[\"uuid\",",
                        "]]",
                        "null",
                        "1e999",
                        ": <")
                .refusingBy(SwitchUnreadable.class)
                .on(text -> {
                    for (Bridge bridge : VirtualSwitch.read(text.lines()).bridges()) {
                        bridge.interfaces().forEach(port -> {
                            assertThat(port.peer()).isNotNull();
                            assertThat(port.portId()).isNotNull();
                        });
                    }
                });
    }

    @Test
    void flows() {
        Fuzz.of(
                        "flows (BridgeFlows, Flow, ActionWords)",
                        Seeds.of(
                                "node/ovs/zed-flows.txt",
                                "node/ovs/zed-router-flows.txt",
                                "node/ovs/kilo-flows.txt",
                                "node/ovs/openflow-1.5-flows.txt"),
                        "learn(",
                        "resubmit(",
                        " actions=",
                        "set_field:",
                        "->vlan_vid",
                        "output:",
                        "= bridge x\n",
                        "= ended 1\n",
                        "cookie=0x")
                .on(text -> {
                    for (BridgeFlows bridge : BridgeFlows.readAll(("= bridge br-int\n" + text).lines())) {
                        assertThat(bridge.whyUnknown()).isNotNull();
                        assertThat(bridge.counts()).isNotNull();
                        bridge.flows().forEach(SwitchFuzzTests::useAll);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", ")", ",", "learn(", "resubmit(", "=", "0x", "[", "set_field:", "->vlan_vid", "output:", "é"
            })
    void longHostileLinesTakeLinearTime(String splinter) {
        String line = " " + "cookie=0x1, ".repeat(20_000)
                + "duration=1s, table=0, n_packets=0, n_bytes=0, priority=1," + splinter.repeat(20_000)
                + " actions=" + splinter.repeat(20_000);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Flow.read(line).ifPresent(SwitchFuzzTests::useAll));
    }

    private static void useAll(Flow flow) {
        assertThat(flow.table()).isBetween(0, 255);
        assertThat(flow.leadsTo()).isNotNull();
        assertThat(flow.ports()).isNotNull();
        assertThat(flow.vlan()).isNotNull();
        assertThat(flow.putsInto(19)).isIn(true, false);
    }
}
