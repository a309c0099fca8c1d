package io.regioncheck.node.ovs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BridgeFlowsTests {
    private static BridgeFlows bridge(String dump, String name) {
        return BridgeFlows.readAll(Dumps.text(dump).lines()).stream()
                .filter(flows -> flows.bridge().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyLineOfARealSwitchIsRead() {
        List<BridgeFlows> all = BridgeFlows.readAll(Dumps.text("zed-flows.txt").lines());
        assertThat(all)
                .extracting(BridgeFlows::bridge)
                .containsExactly("br-int", "br-tun", "br-ex", "br-phy", "br-none");
        long lines = Dumps.text("zed-flows.txt")
                .lines()
                .filter(line -> line.contains("n_packets="))
                .count();
        assertThat(all.stream().mapToLong(flows -> flows.flows().size()).sum())
                .isEqualTo(lines)
                .isGreaterThan(100);
        assertThat(all.subList(0, 4))
                .allSatisfy(flows -> assertThat(flows.whyUnknown()).isEmpty());
    }

    @Test
    void aBridgeThatIsNotThereSaysSo() {
        BridgeFlows none = bridge("zed-flows.txt", "br-none");
        assertThat(none.flows()).isEmpty();
        assertThat(none.failure()).contains("ended with 1");
        assertThat(none.whyUnknown()).isPresent();
    }

    @Test
    void tunnelsAreUnderstoodInBothNotations() {
        Flow zed = bridge("zed-flows.txt", "br-tun").table(4).stream()
                .filter(flow -> flow.matches("tun_id", "0x133"))
                .findFirst()
                .orElseThrow();
        assertThat(zed.leadsTo()).containsExactly(10);
        assertThat(zed.putsInto(19)).isTrue();
        assertThat(zed.putsInto(20)).isFalse();
        Flow kilo = bridge("kilo-flows.txt", "br-tun").table(4).get(0);
        assertThat(kilo.putsInto(1)).isTrue();
        assertThat(kilo.leadsTo()).containsExactly(10);
        assertThat(kilo.cookie()).isZero();
    }

    @Test
    void floodingNamesItsVlanAndItsTunnels() {
        Flow flood = bridge("kilo-flows.txt", "br-tun").table(22).get(0);
        assertThat(flood.vlan()).isEqualTo(OptionalInt.of(1));
        assertThat(flood.outputs()).containsExactly(2, 3);
        assertThat(flood.priority()).isEqualTo(32_768);
        assertThat(flood.takesTagOff()).isTrue();
    }

    @Test
    void whatIsLearnedIsNotWhatIsDone() {
        Flow learning = bridge("zed-flows.txt", "br-tun").table(10).get(0);
        assertThat(learning.leadsTo()).isEmpty();
        assertThat(learning.outputs()).containsExactly(1);
        assertThat(bridge("kilo-flows.txt", "br-tun").table(20).get(0).passing())
                .isTrue();
    }

    @Test
    void noTagIsVlanNull() {
        List<Flow> kilo = bridge("kilo-flows.txt", "br-int").table(0);
        assertThat(kilo.get(3).vlan()).isEqualTo(OptionalInt.of(0));
        assertThat(kilo.get(2).vlan()).isEqualTo(OptionalInt.of(101));
        assertThat(kilo.get(0).vlan()).isEmpty();
        Flow flat = bridge("openflow-1.5-flows.txt", "br-int").flows().get(2);
        assertThat(flat.vlan()).isEqualTo(OptionalInt.of(0));
        assertThat(flat.putsInto(24)).isTrue();
        assertThat(flat.from()).isEmpty();
    }

    @Test
    void flagsAndLargestNumbersAreRead() {
        BridgeFlows newest = bridge("openflow-1.5-flows.txt", "br-int");
        assertThat(newest.unreadable()).isEmpty();
        Flow first = newest.flows().get(0);
        assertThat(first.cookie()).isEqualTo(-1L);
        assertThat(first.priority()).isEqualTo(65_535);
        assertThat(first.passing()).isTrue();
        assertThat(first.drops()).isTrue();
        Flow nested = newest.flows().get(1);
        assertThat(nested.leadsTo()).containsExactlyInAnyOrder(72, 81);
        assertThat(nested.match()).containsEntry("in_port", "\"tap425e5572-d3\"");
    }

    @Test
    void resubmitOfAPortNamesTheTable() {
        Flow flow = Flow.read(
                        " cookie=0x0, duration=1.0s, table=0, n_packets=0, n_bytes=0, priority=1 actions=resubmit(3,60),resubmit(,61)")
                .orElseThrow();
        assertThat(flow.leadsTo()).containsExactly(60, 61);
    }

    @Test
    void aCutDumpIsNotWhole() {
        BridgeFlows cut = BridgeFlows.readAll(Stream.of(
                        "= bridge br-int",
                        " cookie=0x0, duration=1.0s, table=0, n_packets=0, n_bytes=0, priority=0 actions=NORMAL",
                        " cookie=0x0, dur"))
                .get(0);
        assertThat(cut.flows()).hasSize(1);
        assertThat(cut.whyUnknown()).contains("the list of its flows is cut off");
    }

    @Test
    void aLineThatIsNoFlowIsNotLeftOut() {
        BridgeFlows odd = BridgeFlows.readAll(Stream.of(
                        "= bridge br-int",
                        " cookie=0xzz, duration=1.0s, table=0, priority=0 actions=NORMAL",
                        "= ended 0"))
                .get(0);
        assertThat(odd.whyUnknown().orElseThrow())
                .contains("1 lines of its flows cannot be read")
                .contains("0xzz");
    }
}
