package io.regioncheck.checks.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Severity;
import io.regioncheck.release.NovaHost;
import io.regioncheck.release.NovaHost.Role;
import io.regioncheck.release.NovaRpc;
import io.regioncheck.release.Release;
import io.regioncheck.release.RpcApi;
import io.regioncheck.release.RpcMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PinJudgeTests {
    private static final NovaRpc RPC = NovaRpc.facts();

    private final Findings findings = new Findings();

    private static NovaHost controller(String name, Release release, String pin) {
        return host(name, Role.CONTROLLER, release, pin);
    }

    private static NovaHost compute(String name, Release release, String pin) {
        return host(name, Role.COMPUTE, release, pin);
    }

    private static NovaHost host(String name, Role role, Release release, String pin) {
        return new NovaHost(name, role, release, pin.isEmpty() ? Map.of() : Map.of(RpcApi.COMPUTE, pin));
    }

    private List<Finding> found(boolean complete, Release target, int oldest, NovaHost... hosts) {
        List<NovaHost> all = List.of(hosts);
        OptionalInt onRecord = oldest == 0 ? OptionalInt.empty() : OptionalInt.of(oldest);
        RpcMatrix matrix = RPC.matrix(all, target, onRecord);
        new PinJudge(findings, RPC, new NovaHosts(all, List.of(), List.of(), List.of(), Map.of()), target, onRecord)
                .judge(matrix, complete);
        return Found.in(findings);
    }

    @Test
    void equalsWithoutPinsTalk() {
        assertThat(found(true, Release.ZED, 0, controller("c1", Release.ZED, ""), compute("n1", Release.ZED, "")))
                .isEmpty();
        assertThat(Found.facts(findings))
                .contains(
                        "1 controllers and 1 computes, by their packages and their nova.conf",
                        "compute: 2 of 2 pairs of groups can talk");
    }

    @Test
    void kiloLeftOnAMitakaControllerIsLeftOverAndItsHostNamed() {
        List<Finding> found = found(
                true,
                Release.MITAKA,
                0,
                controller("c1", Release.MITAKA, "kilo"),
                controller("c2", Release.MITAKA, ""),
                compute("n1", Release.MITAKA, ""));
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.subject()).isEqualTo("compute pin of c1");
            assertThat(finding.observed()).isEqualTo("[upgrade_levels] compute = kilo, 4.0 to mitaka code");
            assertThat(finding.because()).contains("unsent");
            assertThat(finding.remedy())
                    .isEqualTo(
                            "on this host: crudini --del /etc/nova/nova.conf upgrade_levels compute; systemctl restart"
                                    + " nova-conductor nova-scheduler nova-api");
        });
    }

    @Test
    void pinThatHoldsNothingBackYetIsLeftOverToo() {
        assertThat(found(
                        true, Release.ZED, 0, controller("c1", Release.ZED, "zed"), compute("n1", Release.ZED, "auto")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.because()).startsWith("it does no harm yet");
                });
    }

    @Test
    void whileNotAllHostsAreKnownNoPinIsLeftOver() {
        assertThat(found(
                        false,
                        Release.ZED,
                        0,
                        controller("c1", Release.ZED, "rocky"),
                        compute("n1", Release.ZED, "rocky")))
                .isEmpty();
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.contains("not all hosts are known"));
    }

    @Test
    void wordThatTheCodeDoesNotKnowIsAnErrorOnItsHostsAndNoMore() {
        List<Finding> found = found(
                true, Release.MITAKA, 0, controller("c1", Release.MITAKA, "mitaka"), compute("n1", Release.MITAKA, ""));
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.subject()).isEqualTo("compute pin of c1");
            assertThat(finding.observed()).contains("mitaka code does not know").contains("ValueError");
        });
    }

    @Test
    void tooOldAPinIsAnErrorAndNotLeftOverBesides() {
        assertThat(found(
                        true,
                        Release.ZED,
                        0,
                        controller("c1", Release.ZED, "juno"),
                        compute("n1", Release.ZED, "juno")))
                .extracting(Finding::severity, Finding::subject)
                .containsExactlyInAnyOrder(
                        tuple(Severity.ERROR, "compute calls of c1"), tuple(Severity.ERROR, "compute calls of n1"));
        assertThat(Found.in(findings).get(0).observed())
                .startsWith("cannot talk to 1 zed computes with compute = juno (n1): compute = juno, 3.35 to zed code")
                .contains("RPCVersionCapError");
        assertThat(Found.in(findings).get(0).remedy()).contains("crudini --del");
    }

    @Test
    void newerControllerWithoutPinIsToldTheOneThatWorks() {
        List<Finding> found =
                found(true, Release.ZED, 61, controller("c1", Release.ZED, ""), compute("n1", Release.YOGA, ""));
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.subject()).isEqualTo("compute calls of c1");
            assertThat(finding.observed())
                    .startsWith(
                            "is refused calls by 1 yoga computes (n1): no pin: sends up to 6.1, accepted is up to 6.0")
                    .contains("rebuild_instance (6.1)");
            assertThat(finding.remedy())
                    .isEqualTo(
                            "bring n1 to zed; until then, on this host: crudini --set /etc/nova/nova.conf upgrade_levels compute auto; systemctl restart"
                                    + " nova-conductor nova-scheduler nova-api");
        });
    }

    @Test
    void whatIsToldWorks() {
        assertThat(found(true, Release.ZED, 61, controller("c1", Release.ZED, "auto"), compute("n1", Release.YOGA, "")))
                .isEmpty();
    }

    @Test
    void whereNoPinHelpsItSaysSo() {
        List<Finding> found = found(
                true, Release.MITAKA, 0, controller("c1", Release.MITAKA, "kilo"), compute("n1", Release.KILO, ""));
        assertThat(found).extracting(Finding::subject).containsExactly("conductor calls of n1");
        assertThat(found.get(0).remedy()).startsWith("no pin makes kilo and mitaka talk");
        assertThat(found.get(0).because()).contains("heartbeat");
    }

    @Test
    void pinsThatDifferAmongHostsOfOneKindAreNamed() {
        List<Finding> found = found(
                true,
                Release.ZED,
                61,
                controller("c1", Release.ZED, "auto"),
                controller("c2", Release.ZED, "victoria"),
                compute("n1", Release.YOGA, ""));
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.subject()).isEqualTo("zed controllers [upgrade_levels] compute");
            assertThat(finding.observed()).isEqualTo("capped at 5.12 on c2; capped at 6.0 on c1");
        });
    }

    @Test
    void wordsThatMeanTheSameDoNotDiffer() {
        assertThat(found(
                        true,
                        Release.ZED,
                        61,
                        controller("c1", Release.ZED, "auto"),
                        controller("c2", Release.ZED, "yoga"),
                        controller("c3", Release.ZED, "6.0"),
                        compute("n1", Release.YOGA, "")))
                .isEmpty();
    }

    @Test
    void hostThatIsControllerAndComputeIsNamedOnceAndRestartedWhole() {
        List<Finding> found = found(
                true, Release.ZED, 0, controller("one", Release.ZED, "rocky"), compute("one", Release.ZED, "rocky"));
        assertThat(found)
                .singleElement()
                .extracting(Finding::remedy)
                .asString()
                .endsWith("systemctl restart nova-conductor nova-scheduler nova-api nova-compute");
    }

    @Test
    void aThousandHostsAreOneLineOfTheTable() {
        List<NovaHost> hosts = new ArrayList<>(List.of(controller("c1", Release.ZED, "")));
        for (int i = 0; i < 1000; i++) {
            hosts.add(compute("n" + i, i < 3 ? Release.YOGA : Release.ZED, ""));
        }
        String text = new TalkTable(RPC.matrix(hosts, Release.ZED, OptionalInt.empty())).text();
        assertThat(text.lines().count()).isLessThan(60);
        assertThat(text)
                .contains("997 zed computes: n10, n100")
                .contains("and 987 more")
                .contains("in part (up to 6.1, takes 6.0 and 5.13)")
                .contains("can (up to 6.1, takes 6.1 and 5.13)");
    }
}
