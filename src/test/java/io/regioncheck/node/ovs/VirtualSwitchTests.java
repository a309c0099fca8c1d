package io.regioncheck.node.ovs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VirtualSwitchTests {
    private final VirtualSwitch zed =
            VirtualSwitch.read(Dumps.text("zed-bridges.txt").lines());

    @Test
    void bridgesHaveTheirPorts() {
        assertThat(zed.bridges())
                .extracting(Bridge::name)
                .containsExactlyInAnyOrder("br-int", "br-tun", "br-ex", "br-phy");
        Bridge own = zed.bridge("br-int").orElseThrow();
        assertThat(own.failMode()).contains("secure");
        assertThat(own.protocols()).contains("OpenFlow10", "OpenFlow13");
        assertThat(own.ports()).extracting(SwitchPort::name).contains("tap425e5572-d3", "patch-tun", "int-br-ex");
    }

    @Test
    void bridgesAreTiedByPatches() {
        Bridge own = zed.bridge("br-int").orElseThrow();
        Bridge tunnels = zed.bridge("br-tun").orElseThrow();
        assertThat(own.patchTo(tunnels)).map(SwitchInterface::name).contains("patch-tun");
        assertThat(tunnels.patchTo(own)).map(SwitchInterface::number).contains(OptionalInt.of(1));
        assertThat(tunnels.patchTo(zed.bridge("br-ex").orElseThrow())).isEmpty();
    }

    @Test
    void theTapOfAServerIsItsPort() {
        SwitchPort port = zed.bridge("br-int").orElseThrow().ports().stream()
                .filter(one -> one.name().equals("tap425e5572-d3"))
                .findFirst()
                .orElseThrow();
        assertThat(port.tag()).isEqualTo(OptionalInt.of(19));
        SwitchInterface tap = port.interfaces().get(0);
        assertThat(tap.portId()).contains("425e5572-d391-4c56-8812-7f3ef25bf9da");
        assertThat(tap.isDown()).isFalse();
        assertThat(zed.links()).containsEntry("tap425e5572-d3", true);
    }

    @Test
    void oneThatWasMovedToANamespaceIsNotCalledDown() {
        SwitchInterface dhcp = zed.bridge("br-int")
                .orElseThrow()
                .interfaceNamed("tapb4a55218-97")
                .orElseThrow();
        assertThat(dhcp.adminState()).contains("down");
        assertThat(dhcp.isDown()).isFalse();
    }

    @Test
    void theTapOfAServerThatIsShutOffIsDownAndGone() {
        SwitchInterface tap = zed.bridge("br-int")
                .orElseThrow()
                .interfaceNamed("tap4d696a5a-27")
                .orElseThrow();
        assertThat(tap.isDown()).isTrue();
        assertThat(zed.links()).doesNotContainKey("tap4d696a5a-27");
    }

    @Test
    void oneRowIsNoSetOfRows() {
        VirtualSwitch one = VirtualSwitch.read(Stream.of(
                "= table Bridge",
                "{\"data\":[[[\"uuid\",\"b\"],\"br-int\",[\"uuid\",\"p\"],[\"set\",[]],\"OpenFlow13\"]],\"headings\":[\"_uuid\",\"name\",\"ports\",\"fail_mode\",\"protocols\"]}",
                "= table Port",
                "{\"data\":[[[\"uuid\",\"p\"],\"veth@9\",4095,[\"uuid\",\"i\"]]],\"headings\":[\"_uuid\",\"name\",\"tag\",\"interfaces\"]}",
                "= table Interface",
                "{\"data\":[],\"headings\":[\"_uuid\",\"name\"]}",
                "= links",
                "7: qvo1@qvb1: <BROADCAST,MULTICAST> mtu 1500 qdisc noop state DOWN"));
        Bridge bridge = one.bridges().get(0);
        assertThat(bridge.failMode()).isEmpty();
        assertThat(bridge.protocols()).containsExactly("OpenFlow13");
        assertThat(bridge.ports().get(0).tag()).isEqualTo(OptionalInt.of(4095));
        assertThat(bridge.ports().get(0).interfaces()).isEmpty();
        assertThat(one.links()).containsEntry("qvo1", false);
    }

    @Test
    void whatIsNoTableIsSaid() {
        assertThatThrownBy(() -> VirtualSwitch.read(Stream.of("= table Bridge", "ovs-vsctl: no")))
                .isInstanceOf(SwitchUnreadable.class);
        assertThatThrownBy(() -> VirtualSwitch.read(Stream.of("")))
                .isInstanceOf(SwitchUnreadable.class)
                .hasMessageContaining("Bridge");
        assertThatThrownBy(() -> VirtualSwitch.read(Stream.of("= table Bridge", "[".repeat(100_000))))
                .isInstanceOf(SwitchUnreadable.class);
    }
}
