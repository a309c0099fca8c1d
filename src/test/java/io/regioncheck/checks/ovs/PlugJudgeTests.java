package io.regioncheck.checks.ovs;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.openstack.BoundPort;
import io.regioncheck.openstack.SwitchAgent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlugJudgeTests {
    private final RealSwitch real = new RealSwitch();

    @Test
    void aRealSwitchIsWell() {
        assertThat(real.plugFaults()).isEmpty();
    }

    @Test
    void aServerWhoseTapIsGoneIsNamed() {
        real.with(RealSwitch.port(RealSwitch.SHUT_OFF, "compute:nova", RealSwitch.HOST));
        assertThat(real.plugFaults()).singleElement().satisfies(fault -> {
            assertThat(fault.observed()).isEqualTo("its interface tap4d696a5a-27 is not there any more");
            assertThat(fault.remedy()).startsWith("openstack server reboot --hard device-of-");
        });
    }

    @Test
    void aTapThatIsDownIsPutUp() {
        real.bridges(text -> text.replaceFirst("(\"tap425e5572-d3\",\"\"),\"up\"", "$1,\"down\""));
        assertThat(real.plugFaults()).singleElement().satisfies(fault -> {
            assertThat(fault.observed()).contains("tap425e5572-d3 is administratively down");
            assertThat(fault.remedy()).isEqualTo("on compute1: ip link set dev tap425e5572-d3 up");
        });
    }

    @Test
    void thePortOnTheDeadVlanIsNamed() {
        real.bridges(text -> text.replaceFirst("(\"tap425e5572-d3\"),19,", "$1,4095,"));
        assertThat(real.plugFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.observed()).contains("has tag 4095"));
        assertThat(real.flowFaults()).isEmpty();
    }

    @Test
    void aPortThatIsPluggedIntoNothingIsNamed() {
        real.with(RealSwitch.port("00000000-0000-4000-8000-000000000000", "compute:nova", RealSwitch.HOST));
        assertThat(real.plugFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.observed()).contains("nothing on the switch"));
    }

    @Test
    void aServersPortThatIsNotActiveIsNamedWithWhatTheSwitchHas() {
        BoundPort port = RealSwitch.port(RealSwitch.RUNNING, "compute:nova", RealSwitch.HOST);
        real.only(being(port, "BUILD", true))
                .bridges(text -> text.replaceFirst("(\"tap425e5572-d3\"),19,", "$1,4095,"));
        assertThat(real.plugFaults()).singleElement().satisfies(fault -> {
            assertThat(fault.observed()).isEqualTo("neutron has it BUILD; on the switch tap425e5572-d3 has tag 4095");
            assertThat(fault.because()).contains("no network");
            assertThat(fault.mild()).isFalse();
        });
        assertThat(real.only(being(port, "DOWN", false)).plugFaults()).isEmpty();
    }

    @Test
    void anAgentThatHasJustBegunMayStillGoThroughItsPorts() {
        BoundPort port = RealSwitch.port(RealSwitch.RUNNING, "compute:nova", RealSwitch.HOST);
        real.only(being(port, "BUILD", true));
        real.agents(RealSwitch.startedAt(RealSwitch.ASKED.minusSeconds(590)));
        assertThat(real.plugFaults()).isEmpty();
        real.only(being(port, "DOWN", true));
        assertThat(real.plugFaults()).as("it has said that it is down").hasSize(1);
        real.only(being(port, "BUILD", true));
        real.agents(RealSwitch.startedAt(RealSwitch.ASKED.minusSeconds(610)));
        assertThat(real.plugFaults()).hasSize(1);
    }

    @Test
    void oneThatTheSwitchCarriesWorksButForPopulation() {
        BoundPort port = RealSwitch.port(RealSwitch.RUNNING, "compute:nova", RealSwitch.HOST);
        real.only(being(port, "DOWN", true));
        assertThat(real.plugFaults()).singleElement().satisfies(fault -> {
            assertThat(fault.because()).contains("l2_population");
            assertThat(fault.mild()).isFalse();
        });
        real.agents(RealSwitch.agent("compute1", "127.0.0.1", false));
        assertThat(real.plugFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.mild()).isTrue());
    }

    private static BoundPort being(BoundPort port, String status, boolean adminUp) {
        return new BoundPort(
                port.id(),
                port.networkId(),
                status,
                adminUp,
                true,
                port.owner(),
                port.device(),
                port.mac(),
                port.host(),
                "ovs",
                Optional.empty());
    }

    @Test
    void typesOfTunnelsThatTheAgentMakesNoneOfAreSaid() {
        PlugJudge well = new PlugJudge(real.host(), real.fabric(), real.fabric().hostsByNetwork());
        assertThat(well.notMade()).isEmpty();
        real.agents(RealSwitch.agent(Map.of("external", "br-ex"), Set.of()));
        PlugJudge without =
                new PlugJudge(real.host(), real.fabric(), real.fabric().hostsByNetwork());
        assertThat(without.notMade()).containsExactly("vxlan");
    }

    @Test
    void aGatewayThatIsPluggedIntoItsOwnBridgeIsFine() {
        real.bridges(text -> text.replaceFirst(
                        "(\"br-ex\",\"internal\",\"down\",65534),\\[\"map\",\\[\\]\\]",
                        "$1,[\"map\",[[\"iface-id\",\"gateway\"]]]"))
                .with(RealSwitch.port("gateway", "network:router_gateway", RealSwitch.HOST));
        assertThat(real.plugFaults()).isEmpty();
        assertThat(real.host().isElsewhere("gateway")).isTrue();
    }

    @Test
    void aBridgeThatIsNotSecureIsNamed() {
        real.bridges(text -> text.replace("\"secure\"", "[\"set\",[]]"));
        assertThat(real.plugFaults()).extracting(Fault::subject).containsExactly("br-int", "br-tun", "br-ex", "br-phy");
        assertThat(real.plugFaults()).extracting(Fault::mild).containsExactly(false, false, true, true);
    }

    @Test
    void bridgesThatAreNotTiedAreNamed() {
        real.bridges(text -> text.replace("[\"peer\",\"patch-int\"]", "[\"peer\",\"patch-nowhere\"]"));
        assertThat(real.plugFaults()).singleElement().satisfies(fault -> {
            assertThat(fault.subject()).isEqualTo("br-tun");
            assertThat(fault.observed()).isEqualTo("no pair of patches ties it to br-int");
        });
    }

    @Test
    void anAgentThatDidNotEndItsSetUpIsSaid() {
        real.bridges(text -> text.replace("[\"peer\",\"phy-br-ex\"]", "[\"peer\",\"nonexistent-peer\"]"));
        assertThat(real.plugFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.observed()).contains("tied to nobody"));
    }

    @Test
    void withoutPopulationEachPeerHasATunnel() {
        real.agents(RealSwitch.agent("compute1", "127.0.0.1", false), RealSwitch.agent("compute2", "127.0.0.2", false));
        assertThat(real.plugFaults()).singleElement().satisfies(fault -> {
            assertThat(fault.observed()).isEqualTo("no tunnel: vxlan to compute2 (127.0.0.2)");
            assertThat(fault.expected()).contains("full mesh");
        });
        assertThat(real.bridges(Tunnels::toCompute2).plugFaults()).isEmpty();
    }

    @Test
    void withPopulationOnlyPeersThatShareANetworkHaveOne() {
        real.agents(RealSwitch.agent("compute1", "127.0.0.1", true), RealSwitch.agent("compute2", "127.0.0.2", true));
        assertThat(real.plugFaults()).isEmpty();
        real.with(RealSwitch.port("other", "compute:nova", "compute2"));
        assertThat(real.plugFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.observed()).contains("compute2"));
    }

    @Test
    void aPeerThatHasJustBegunMayHaveNoTunnelYet() {
        SwitchAgent old = RealSwitch.agent("compute2", "127.0.0.2", false);
        SwitchAgent young = new SwitchAgent(
                old.host(),
                old.binary(),
                true,
                Optional.of(Instant.now()),
                old.bridges(),
                old.tunnelAddress(),
                old.tunnelTypes(),
                false,
                false,
                "br-int",
                old.extensions());
        real.agents(RealSwitch.agent("compute1", "127.0.0.1", false), young);
        assertThat(real.plugFaults()).isEmpty();
    }
}
