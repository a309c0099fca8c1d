package io.regioncheck.checks.ovs;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.openstack.VirtualNetwork;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowJudgeTests {
    private final RealSwitch real = new RealSwitch();

    @Test
    void aRealSwitchIsWell() {
        assertThat(real.flowFaults()).isEmpty();
        assertThat(real.host().unknown()).isEmpty();
        assertThat(real.host().others()).isEmpty();
    }

    @Test
    void aRealSwitchWithARouterIsWell() {
        assertThat(RealSwitch.withRouter().flowFaults()).isEmpty();
        assertThat(RealSwitch.withRouter().plugFaults()).isEmpty();
        assertThat(RealSwitch.withRouter().cookieFaults()).isEmpty();
    }

    @Test
    void aFlatNetworkIsTranslatedBothWays() {
        assertThat(RealSwitch.withRouter().without("br-ex", "dl_vlan=24").flowFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.observed())
                        .isEqualTo("br-ex has no flow that takes local VLAN 24 out as no VLAN"));
        assertThat(RealSwitch.withRouter().without("br-int", "vlan_tci=").flowFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.observed())
                        .isEqualTo("br-int has no flow that takes no VLAN from br-ex into local VLAN 24"));
    }

    @Test
    void aBridgeWithoutAnyFlowNamesItsServers() {
        assertThat(real.without("br-int", "").flowFaults()).singleElement().satisfies(fault -> {
            assertThat(fault.subject()).isEqualTo("br-int");
            assertThat(fault.observed()).isEqualTo("it has no flow at all");
            assertThat(fault.because()).contains(RealSwitch.RUNNING);
            assertThat(fault.remedy())
                    .contains("systemctl restart neutron-openvswitch-agent")
                    .contains("before-ovs-agent-restart");
        });
    }

    @Test
    void onlyTheCanaryLeftIsAWipe() {
        real.flows(text -> text.lines()
                .filter(line ->
                        !line.contains("n_packets") || line.contains("table=23") || !line.contains("cookie=0xc1d4"))
                .reduce("", (all, line) -> all + line + "\n"));
        assertThat(real.flowFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.observed()).contains("but that of table 23"));
    }

    @Test
    void theFlowOfASwitchThatNobodyControlsIsAWipe() {
        real.without("br-int", "")
                .with(
                        "br-int",
                        " cookie=0x0, duration=3.1s, table=0, n_packets=1, n_bytes=42, priority=0 actions=NORMAL");
        assertThat(real.flowFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.observed()).contains("nobody controls"));
    }

    @Test
    void aTableThatOthersLeadToIsNotEmpty() {
        assertThat(real.without("br-int", "table=60").flowFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.observed()).isEqualTo("flows lead to table 60, which is empty"));
        assertThat(new RealSwitch().without("br-tun", "table=22").flowFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.subject()).isEqualTo("br-tun"));
    }

    @Test
    void theWayIntoTunnelsIsMissed() {
        assertThat(real.without("br-tun", "in_port=1 ").flowFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.observed()).contains("from br-int"));
    }

    @Test
    void aPhysicalBridgeForwards() {
        assertThat(real.without("br-phy", "").flowFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.because()).contains("physnet1"));
    }

    @Test
    void aBridgeWhoseFlowsWereNotReadIsNotCalledWell() {
        real.flows(text -> text.replace("= bridge br-phy", "= bridge br-other"));
        assertThat(real.host().unknown())
                .singleElement()
                .satisfies(why -> assertThat(why).contains("br-phy").contains("were not read"));
        assertThat(real.flowFaults()).isEmpty();
    }

    @Test
    void anOrderlyPortHasItsTunnelId() {
        assertThat(real.without("br-tun", "tun_id=0x133").flowFaults())
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault.observed()).isEqualTo("no flow of br-tun takes tunnel id 307"));
        assertThat(new RealSwitch()
                        .flows(text -> text.replace("4115->vlan_vid", "4116->vlan_vid"))
                        .flowFaults())
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault.observed()).contains("another local VLAN than its own, 19"));
    }

    @Test
    void aPortWithoutTagWasNeverWired() {
        real.bridges(text -> text.replaceFirst("(\"tap425e5572-d3\"),19,", "$1,[\"set\",[]],"));
        assertThat(real.flowFaults()).singleElement().satisfies(fault -> {
            assertThat(fault.port().orElseThrow().id()).isEqualTo(RealSwitch.RUNNING);
            assertThat(fault.observed()).contains("no local VLAN");
        });
    }

    @Test
    void aServersPortIsLedToItsSecurityGroups() {
        String number = real.host()
                        .wire(RealSwitch.RUNNING)
                        .orElseThrow()
                        .end()
                        .number()
                        .getAsInt() + "";
        real.with(RealSwitch.port(RealSwitch.SHUT_OFF, "compute:nova", RealSwitch.HOST));
        assertThat(real.without("br-int", "in_port=" + number + " ").flowFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.observed()).contains("to the security groups"));
    }

    @Test
    void aNetworkOnAWireIsTranslatedBothWays() {
        real.network(new VirtualNetwork(
                RealSwitch.NETWORK,
                "net",
                "ACTIVE",
                Optional.of("vlan"),
                Optional.of("physnet1"),
                Optional.of(101),
                false));
        assertThat(real.flowFaults())
                .hasSize(4)
                .extracting(Fault::observed)
                .contains(
                        "br-phy has no flow that takes local VLAN 19 out as VLAN 101",
                        "br-int has no flow that takes VLAN 101 from br-phy into local VLAN 19");
        real.with(
                        "br-phy",
                        " cookie=0x1, duration=9.1s, table=0, n_packets=1, n_bytes=42, priority=4,in_port=1,dl_vlan=19 actions=set_field:4197->vlan_vid,NORMAL")
                .with(
                        "br-int",
                        " cookie=0x1, duration=9.1s, table=0, n_packets=1, n_bytes=42, priority=3,in_port=2,dl_vlan=101 actions=set_field:4115->vlan_vid,goto_table:59");
        assertThat(real.flowFaults()).isEmpty();
    }

    @Test
    void anAgentThatHasLostItsTunnelsCutsItsPortsOff() {
        real.agents(
                RealSwitch.agent(Map.of("external", "br-ex", "physnet1", "br-phy"), Set.of()),
                RealSwitch.agent("compute2", "127.0.0.2", true));
        assertThat(real.flowFaults()).hasSize(2).allSatisfy(fault -> {
            assertThat(fault.observed())
                    .startsWith("its agent makes no tunnels of type vxlan")
                    .contains("tunnel_types: none");
            assertThat(fault.remedy())
                    .contains("tunnel_types = vxlan of [agent]", "openvswitch_agent.ini", "before-ovs-agent-restart");
        });
    }

    @Test
    void anAgentThatMapsNoBridgeToItsNetworkCutsItOff() {
        assertThat(RealSwitch.withRouter()
                        .agents(
                                RealSwitch.agent(Map.of(), Set.of("vxlan")),
                                RealSwitch.agent("compute2", "127.0.0.2", true))
                        .flowFaults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.port().orElseThrow().owner()).isEqualTo("network:router_gateway");
                    assertThat(fault.observed())
                            .startsWith("its agent maps no bridge to external")
                            .contains("bridge_mappings: none", "its network public");
                    assertThat(fault.remedy())
                            .contains("add external:BRIDGE to bridge_mappings of [ovs] (compute2 has external:br-ex)");
                });
    }

    @Test
    void aNetworkThatLeavesByAnotherSegmentIsNotCutOff() {
        real.agents(RealSwitch.agent(Map.of("physnet1", "br-phy"), Set.of()))
                .with(
                        "br-phy",
                        " cookie=0x1, duration=9.1s, table=0, n_packets=1, n_bytes=42, priority=4,in_port=1,dl_vlan=19 actions=set_field:4197->vlan_vid,NORMAL");
        WiringJudge judge =
                new WiringJudge(real.host(), real.fabric(), real.fabric().hostsByNetwork(), Set.of());
        assertThat(judge.judge()).isEmpty();
        assertThat(judge.judged()).isZero();
        assertThat(judge.notJudged())
                .containsOnlyKeys("their networks leave by another segment, of a binding on several levels");
    }

    @Test
    void aNetworkWhoseSegmentIsNotShownIsNotCounted() {
        real.network(new VirtualNetwork(
                RealSwitch.NETWORK, "net", "ACTIVE", Optional.of("vxlan"), Optional.empty(), Optional.empty(), false));
        WiringJudge judge =
                new WiringJudge(real.host(), real.fabric(), real.fabric().hostsByNetwork(), Set.of());
        assertThat(judge.judge()).isEmpty();
        assertThat(judge.judged()).isZero();
        assertThat(judge.notJudged()).containsOnlyKeys("its network's segment is not shown");
    }

    @Test
    void distributedRoutersTranslateInAnotherTable() {
        real.network(new VirtualNetwork(
                        RealSwitch.NETWORK,
                        "net",
                        "ACTIVE",
                        Optional.of("flat"),
                        Optional.of("external"),
                        Optional.empty(),
                        true))
                .with(
                        "br-ex",
                        " cookie=0x1, duration=9.1s, table=2, n_packets=1, n_bytes=42, priority=4,in_port=2,dl_vlan=19 actions=strip_vlan,NORMAL")
                .with(
                        "br-int",
                        " cookie=0x1, duration=9.1s, table=0, n_packets=1, n_bytes=42, priority=3,in_port=1,vlan_tci=0x0000 actions=mod_vlan_vid:19,NORMAL");
        assertThat(real.flowFaults()).isEmpty();
    }

    @Test
    void aNetworkOfSeveralSegmentsIsNotJudged() {
        real.network(new VirtualNetwork(
                RealSwitch.NETWORK, "net", "ACTIVE", Optional.empty(), Optional.empty(), Optional.empty(), false));
        WiringJudge judge =
                new WiringJudge(real.host(), real.fabric(), real.fabric().hostsByNetwork(), Set.of());
        assertThat(judge.judge()).isEmpty();
        assertThat(judge.judged()).isZero();
        assertThat(judge.notJudged().values()).containsExactly(2);
    }

    @Test
    void whatIsForAllIsSentToTheTunnelOfEachPeer() {
        real.agents(RealSwitch.agent("compute1", "127.0.0.1", true), RealSwitch.agent("compute2", "127.0.0.2", true))
                .with(RealSwitch.port("other", "compute:nova", "compute2"))
                .bridges(Tunnels::toCompute2);
        assertThat(real.flowFaults())
                .hasSize(2)
                .allSatisfy(
                        fault -> assertThat(fault.observed()).isEqualTo("local VLAN 19 is not flooded to compute2"));
        real.with(
                "br-tun",
                " cookie=0x1, duration=9.1s, table=22, n_packets=1, n_bytes=42, priority=1,dl_vlan=19 actions=pop_vlan,set_field:0x133->tun_id,output:9");
        assertThat(real.flowFaults()).isEmpty();
    }
}
