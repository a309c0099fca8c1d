package io.regioncheck.checks.ovs;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.openstack.SwitchAgent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CookieJudgeTests {
    private final RealSwitch real = new RealSwitch();

    @Test
    void aRealSwitchIsWell() {
        assertThat(real.cookieFaults()).isEmpty();
        CookieJudge judge = new CookieJudge(real.host(), 120);
        judge.judge();
        assertThat(judge.judged()).isGreaterThan(100);
        assertThat(judge.leftOut()).isEmpty();
    }

    @Test
    void whatIsOlderThanTheStartWithAnotherCookieIsLeftOver() {
        real.with(
                "br-int",
                " cookie=0x77aa, duration=9999.1s, table=60, n_packets=1, n_bytes=42, priority=90,dl_vlan=3 actions=output:9");
        assertThat(real.cookieFaults()).singleElement().satisfies(fault -> {
            assertThat(fault.observed())
                    .startsWith("1 of ")
                    .contains("0x77aa")
                    .contains("table=60,priority=90,dl_vlan=3");
            assertThat(fault.remedy()).contains("del-flows br-int cookie=0x77aa/-1");
            assertThat(fault.mild()).isFalse();
        });
    }

    @Test
    void whatAnExtensionPutInSinceIsNot() {
        String flow =
                " cookie=0x77aa, duration=99.1s, table=0, n_packets=1, n_bytes=42, priority=90,in_port=%d actions=drop";
        int known = real.host()
                .wire(RealSwitch.RUNNING)
                .orElseThrow()
                .end()
                .number()
                .getAsInt();
        SwitchAgent agent = RealSwitch.agent("compute1", "127.0.0.1", true);
        SwitchAgent extended = new SwitchAgent(
                agent.host(),
                agent.binary(),
                true,
                agent.started(),
                agent.bridges(),
                agent.tunnelAddress(),
                agent.tunnelTypes(),
                true,
                false,
                "br-int",
                Optional.of(List.of("qos")));
        real.agents(extended).with("br-int", flow.formatted(known));
        assertThat(real.cookieFaults()).isEmpty();
        assertThat(new RealSwitch()
                        .agents(extended)
                        .with("br-int", flow.formatted(4000))
                        .cookieFaults())
                .hasSize(1);
        assertThat(new RealSwitch().with("br-int", flow.formatted(known)).cookieFaults())
                .hasSize(1);
    }

    @Test
    void whatWasPutInByHandIsAWarning() {
        real.with(
                "br-int",
                " cookie=0x0, duration=99.1s, table=0, n_packets=1, n_bytes=42, priority=90,tcp actions=drop");
        assertThat(real.cookieFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.mild()).isTrue());
        assertThat(new RealSwitch()
                        .with(
                                "br-ex",
                                " cookie=0x0, duration=99.1s, table=0, n_packets=1, n_bytes=42, priority=90,tcp actions=drop")
                        .cookieFaults())
                .isEmpty();
    }

    @Test
    void aCookieThatLivingFlowsShareIsDeletedFlowByFlow() {
        String living =
                " cookie=0x77aa, duration=99.1s, table=0, n_packets=1, n_bytes=42, priority=90,in_port=%d actions=drop"
                        .formatted(real.host()
                                .wire(RealSwitch.RUNNING)
                                .orElseThrow()
                                .end()
                                .number()
                                .getAsInt());
        SwitchAgent agent = RealSwitch.agent("compute1", "127.0.0.1", true);
        SwitchAgent extended = new SwitchAgent(
                agent.host(),
                agent.binary(),
                true,
                agent.started(),
                agent.bridges(),
                agent.tunnelAddress(),
                agent.tunnelTypes(),
                true,
                false,
                "br-int",
                Optional.of(List.of("qos")));
        real.agents(extended)
                .with("br-int", living)
                .with(
                        "br-int",
                        " cookie=0x77aa, duration=99.1s, table=0, n_packets=1, n_bytes=42, send_flow_rem priority=91,arp,in_port=4000,vlan_tci=0x0000/0x1fff actions=drop");
        assertThat(real.cookieFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.remedy())
                        .contains(
                                "ovs-ofctl -O OpenFlow10,OpenFlow13 --strict del-flows br-int 'cookie=0x77aa/-1,table=0,priority=91,arp,in_port=4000,vlan_tci=0x0000/0x1fff'; or on compute1: systemctl restart")
                        .doesNotContain("br-int cookie="));
    }

    @Test
    void whatCarriesNoCookieIsDeletedFlowByFlowOrByARestart() {
        String flow = " cookie=0x0, duration=99.1s, table=0, n_packets=1, n_bytes=42, priority=%d,tcp actions=drop";
        real.with("br-int", flow.formatted(90));
        assertThat(real.cookieFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.remedy())
                        .contains("--strict del-flows br-int 'cookie=0x0/-1,table=0,priority=90,tcp'"));
        real.with("br-int", flow.formatted(91))
                .with("br-int", flow.formatted(92))
                .with("br-int", flow.formatted(93));
        assertThat(real.cookieFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.remedy())
                        .startsWith("on compute1: systemctl restart")
                        .doesNotContain("del-flows"));
    }

    @Test
    void whatCouldBreakOutOfItsQuotesIsNotTyped() {
        real.with(
                "br-int",
                " cookie=0x0, duration=99.1s, table=0, n_packets=1, n_bytes=42, priority=9,in_port=';reboot;' actions=drop");
        assertThat(real.cookieFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.remedy()).doesNotContain("reboot", "del-flows"));
    }

    @Test
    void whatWasLearnedBeforeTheStartIsNot() {
        real.with(
                "br-tun",
                " cookie=0x77aa, duration=9999.1s, table=20, n_packets=1, n_bytes=42, hard_timeout=300, priority=1,dl_dst=fa:16:3e:00:00:01 actions=output:2");
        assertThat(real.cookieFaults()).isEmpty();
    }

    @Test
    void theFirewallsOwnMomentIsNot() {
        real.with(
                "br-int",
                " cookie=0x77aa, duration=2.1s, table=72, n_packets=1, n_bytes=42, priority=74,reg5=0x4 actions=resubmit(,73)");
        assertThat(real.cookieFaults()).isEmpty();
    }

    @Test
    void anAgentThatHasJustBegunMayStillCleanUp() {
        real.with(
                "br-ex",
                " cookie=0x77aa, duration=9999.1s, table=0, n_packets=1, n_bytes=42, priority=9,in_port=2 actions=drop");
        CookieJudge judge = new CookieJudge(real.host(), 1e6);
        assertThat(judge.judge()).isEmpty();
        assertThat(judge.unsettled())
                .singleElement()
                .satisfies(why -> assertThat(why).startsWith("br-ex: its agent began"));
        assertThat(judge.judged()).isGreaterThan(100);
    }

    @Test
    void anAgentThatHasCleanedUpIsWellAtOnce() {
        CookieJudge judge = new CookieJudge(real.host(), 1e6);
        assertThat(judge.judge()).isEmpty();
        assertThat(judge.unsettled()).isEmpty();
    }

    @Test
    void agentsOfKiloGiveNone() {
        real.flows(text -> text.replaceAll("cookie=0x[0-9a-f]+", "cookie=0x0"));
        CookieJudge judge = new CookieJudge(real.host(), 120);
        assertThat(judge.judge()).isEmpty();
        assertThat(judge.judged()).isZero();
        assertThat(judge.leftOut()).allSatisfy(why -> assertThat(why).endsWith("as Kilo's does"));
    }

    @Test
    void anAgentThatCouldNotEndItsStartIsTold() {
        real.flows(text -> text.lines()
                .map(line -> line.contains("cookie=0xc1d4") && !line.contains("priority=0 ")
                        ? line.replace("0xc1d4babced2abe67", "0x1").replaceFirst("duration=[0-9.]+", "duration=99999.1")
                        : line)
                .reduce("", (all, line) -> all + line + "\n"));
        assertThat(real.cookieFaults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.because()).contains("did not get through its first round"));
    }
}
