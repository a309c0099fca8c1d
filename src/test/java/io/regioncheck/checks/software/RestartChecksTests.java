package io.regioncheck.checks.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.FakeRun;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Parameters;
import io.regioncheck.check.Severity;
import io.regioncheck.environment.Role;
import io.regioncheck.node.Item;
import io.regioncheck.node.Reading;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RestartChecksTests {
    /** When nova-compute of the sample began. */
    private static final Instant BEGAN = Instant.parse("2026-11-28T07:11:27Z");

    @TempDir
    private Path directory;

    private final Findings findings = new Findings();

    private List<Finding> found(ToldHost... hosts) {
        return found(Parameters.NONE, hosts);
    }

    private List<Finding> found(Parameters parameters, ToldHost... hosts) {
        try (FakeRun run = new FakeRun(new SampleEnvironment().build(), directory)) {
            new RestartChecks()
                    .whatRunsIsWhatIsInstalled(
                            run.region(
                                    parameters,
                                    Stream.of(hosts).map(ToldHost::readings).toList()),
                            findings);
        }
        return Found.in(findings);
    }

    private static ToldHost host(String name) {
        return new ToldHost(name, Role.CONTROLLER, Role.COMPUTE);
    }

    private static ToldHost written(ToldHost host, String path, Instant time) {
        return host.change(
                Item.CONFIG_TIMES,
                text -> text.replaceAll("(?m)^\\d+\t" + path + "$", time.getEpochSecond() + "\t" + path));
    }

    private static ToldHost unpacked(ToldHost host, String name, Instant time) {
        return host.change(
                Item.PACKAGES,
                text -> text.replaceAll("(?m)^(dpkg\t" + name + "\t.*\t)\\d+$", "$1" + time.getEpochSecond()));
    }

    @Test
    void theLabThatRunsWhatItHasIsWell() {
        assertThat(found(host("controller"))).isEmpty();
        assertThat(Found.facts(findings))
                .containsExactly(
                        "22 of 22 services on 1 hosts began after their packages and their configuration came");
    }

    @Test
    void serviceNotRestartedAfterItsUpgradeIsNamed() {
        ToldHost host = unpacked(host("compute1"), "python3-nova", BEGAN.plusSeconds(1_800));
        assertThat(found(host))
                .hasSize(5)
                .allMatch(finding -> finding.severity() == Severity.ERROR)
                .filteredOn(finding -> finding.subject().equals("nova-compute on compute1"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.observed())
                            .isEqualTo("python3-nova 2:26.2.2-1~deb12u5 was installed 30 min after it began");
                    assertThat(finding.because()).contains("its upgrade has not happened yet");
                    assertThat(finding.remedy()).isEqualTo("on the host: systemctl restart nova-compute");
                });
    }

    @Test
    void afterTheUpgradeOfAServiceOnlyItsOwnProcessesAreJudged() {
        ToldHost host = unpacked(host("compute1"), "python3-nova", BEGAN.plusSeconds(1_800));
        unpacked(host, "python3-cinder", BEGAN.plusSeconds(1_800));
        unpacked(host, "openvswitch-switch", BEGAN.plusSeconds(1_800));
        assertThat(found(new Parameters(Map.of("of", "nova")), host))
                .hasSize(5)
                .allMatch(finding -> finding.subject().startsWith("nova-"));
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.startsWith("0 of 5 services on 1 hosts began after"));
    }

    @Test
    void processesOfOthersMayBeOlderThanWhatIsInstalledAfterTheUpgradeOfOneService() {
        ToldHost host = unpacked(host("compute1"), "python3-nova", BEGAN.plusSeconds(1_800));
        assertThat(found(new Parameters(Map.of("of", "keystone")), host)).isEmpty();
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.startsWith("1 of 1 services on 1 hosts began after"));
    }

    @Test
    void aServiceThatRunsNowhereIsNotSaidToBeWell() {
        ToldHost host = host("compute1").change(Item.PROCESSES, text -> text.replaceAll("(?m)^.*glance.*\n", ""));
        assertThat(found(new Parameters(Map.of("of", "glance")), host)).isEmpty();
        assertThat(Found.facts(findings)).isEmpty();
    }

    @Test
    void anOldProcessAfterAConfigChangeIsNamed() {
        ToldHost host = written(host("compute1"), "/etc/nova/nova-compute.conf", BEGAN.plusSeconds(60));
        assertThat(found(host)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.subject()).isEqualTo("nova-compute on compute1");
            assertThat(finding.observed()).isEqualTo("/etc/nova/nova-compute.conf was written 60 s after it began");
            assertThat(finding.because()).contains("only touched");
        });
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "2, 0", "3, 1", "3600, 1"})
    void secondsAreNotSplit(int later, int findingsOfIt) {
        ToldHost host = written(host("compute1"), "/etc/nova/nova-compute.conf", BEGAN.plusSeconds(later));
        assertThat(found(host)).hasSize(findingsOfIt);
    }

    @Test
    void configurationThatWorkersMayHaveReadAgainOnlyWarns() {
        ToldHost host = written(host("controller"), "/etc/neutron/plugins/ml2/ml2_conf.ini", BEGAN.plusSeconds(600))
                .change(
                        Item.PROCESSES,
                        text -> text.replaceAll("(\t17626\tneutron\t)Nov 28 07:11:26 2026", "$1Nov 28 09:00:00 2026"));
        assertThat(found(host)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.subject()).isEqualTo("neutron-server on controller");
            assertThat(finding.observed())
                    .isEqualTo(
                            "/etc/neutron/plugins/ml2/ml2_conf.ini (its workers began after that) was written 10 min after it began");
        });
    }

    @Test
    void aWorkerThatCameAnewDoesNotHideAnOldMaster() {
        ToldHost host = unpacked(host("controller"), "python3-neutron", BEGAN.plusSeconds(600))
                .change(
                        Item.PROCESSES,
                        text -> text.replaceAll("(\t17626\tneutron\t)Nov 28 07:11:26 2026", "$1Nov 28 09:00:00 2026"));
        assertThat(found(host))
                .filteredOn(finding -> finding.subject().startsWith("neutron-server"))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void aLibraryThatCameLaterOnlyWarns() {
        ToldHost host = unpacked(host("compute1"), "python3-oslo.messaging", BEGAN.plusSeconds(7_300));
        assertThat(found(host))
                .isNotEmpty()
                .allMatch(finding -> finding.severity() == Severity.WARNING)
                .allMatch(finding ->
                        finding.observed().startsWith("python3-oslo.messaging 14.0.3-0+deb12u1 was installed 2 h"))
                .noneMatch(finding -> finding.subject().startsWith("mariadbd"));
    }

    @Test
    void whatRunsFromDeletedFilesIsNamed() {
        ToldHost host = host("compute1")
                .with(
                        Item.DELETED_LIBRARIES,
                        ToldHost.text(
                                "17871\t/usr/lib/x86_64-linux-gnu/libssl.so.3\n4711\t/usr/lib/x.so\nmaps\t117\n"));
        assertThat(found(host)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.subject()).isEqualTo("nova-compute on compute1");
            assertThat(finding.observed()).isEqualTo("runs from files that are deleted: libssl.so.3");
        });
    }

    @Test
    void openVSwitchWithANewPackageWarnsWithCare() {
        ToldHost host = unpacked(host("compute1"), "openvswitch-switch", BEGAN.plusSeconds(600));
        assertThat(found(host))
                .hasSize(2)
                .allMatch(finding -> finding.severity() == Severity.WARNING)
                .allMatch(finding -> finding.remedy().contains("packets stop"));
    }

    @Test
    void hostsWithTheSameReasonSayTheSame() {
        ToldHost one = unpacked(host("compute1"), "openvswitch-switch", BEGAN.plusSeconds(600));
        ToldHost other = unpacked(host("compute2"), "openvswitch-switch", BEGAN.plusSeconds(3_600));
        assertThat(found(one, other))
                .hasSize(4)
                .extracting(Finding::observed)
                .filteredOn(observed -> observed.contains("10 min to 60 min after it began"))
                .hasSize(4);
    }

    @Test
    void theUnitOfTheControlGroupIsWhatIsTyped() {
        ToldHost host = written(host("compute1"), "/etc/nova/nova-compute.conf", BEGAN.plusSeconds(60))
                .change(
                        Item.PROCESSES,
                        text -> text.replace(
                                "\t/\t/usr/bin/nova-compute",
                                "\t/system.slice/my-nova.service\t/usr/bin/nova-compute"));
        assertThat(found(host))
                .singleElement()
                .extracting(Finding::remedy)
                .isEqualTo("on the host: systemctl restart my-nova");
    }

    @Test
    void unitsOfRdoAreCalledOtherwise() {
        ToldHost host = written(host("compute1"), "/etc/nova/nova-compute.conf", BEGAN.plusSeconds(60))
                .with(Item.PACKAGES, ToldHost.text("system rpm\nrpm\tpython3-nova\t1:20.6.1-1.el8\tii\t1500000000\n"))
                .change(
                        Item.PROCESSES,
                        text -> text.lines()
                                .filter(line -> line.contains("nova-compute"))
                                .collect(Collectors.joining("\n", "", "\n")));
        assertThat(found(host))
                .singleElement()
                .extracting(Finding::remedy)
                .isEqualTo("on the host: systemctl restart openstack-nova-compute");
    }

    @Test
    void servicesInContainersAreLeftOutAndSaidToBe() {
        ToldHost host = unpacked(host("compute1"), "python3-nova", BEGAN.plusSeconds(1_800))
                .change(Item.PROCESSES, text -> text.replace("\t/\t", "\t/docker/1f\t"));
        assertThat(found(host)).isEmpty();
        assertThat(Found.facts(findings)).singleElement().asString().contains("22 services in containers");
    }

    @Test
    void theAgentOfOpenVSwitchIsNotRestartedWithoutItsGate() {
        ToldHost host = unpacked(host("compute1"), "python3-neutron", BEGAN.plusSeconds(1_800));
        assertThat(found(host))
                .hasSize(5)
                .filteredOn(finding -> finding.remedy().contains("before-ovs-agent-restart must be green first"))
                .singleElement()
                .extracting(Finding::remedy)
                .asString()
                .startsWith("on the host: systemctl restart neutron-openvswitch-agent   # regioncheck run --suite ");
    }

    @Test
    void theAgeOfCodeInAnEnvironmentOfItsOwnIsNotKnown() {
        ToldHost host = host("compute1")
                .change(
                        Item.PROCESSES,
                        text -> text.replace("/usr/bin/nova-compute", "/openstack/venvs/nova-22/bin/nova-compute"));
        assertThatThrownBy(() -> found(host))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining(
                        "compute1: the age of the code of nova-compute (/openstack/venvs/nova-22/bin/nova-compute) is not known");
        assertThat(Found.facts(findings)).singleElement().asString().startsWith("21 of 21 services on 1 hosts ");
    }

    private static ToldHost byModWsgi(String name) {
        return host(name)
                .change(
                        Item.PROCESSES,
                        text -> text.replace(
                                "/usr/bin/uwsgi_python311\tuwsgi_python311\tini=/etc/keystone/keystone-uwsgi.ini",
                                "-\twsgi:keystone-public"));
    }

    @Test
    void whatAWebServerRunsIsOfTheAgeOfItsServicesPackages() {
        assertThat(found(byModWsgi("controller"))).isEmpty();
        assertThat(Found.facts(findings)).singleElement().asString().startsWith("22 of 22 services on 1 hosts ");
        assertThat(found(unpacked(byModWsgi("controller"), "python3-keystone", BEGAN.plusSeconds(600))))
                .singleElement()
                .extracting(Finding::subject)
                .isEqualTo("keystone-public on controller");
    }

    @Test
    void theAgeOfCodeThatNoPackageBringsIsNotKnown() {
        ToldHost host = byModWsgi("controller")
                .change(Item.PACKAGES, text -> text.replaceAll("(?m)^dpkg\t(python3-)?keystone\t.*\n", ""));
        assertThatThrownBy(() -> found(host))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("controller: the age of the code of keystone-public is not known");
        assertThat(Found.facts(findings)).singleElement().asString().startsWith("21 of 21 services on 1 hosts ");
    }

    @Test
    void aDatabaseThatNoKnownPackageBringsIsLeftOut() {
        ToldHost host = host("controller").change(Item.PACKAGES, text -> text.replaceAll("(?m)^dpkg\tmariadb.*\n", ""));
        assertThat(found(host)).isEmpty();
        assertThat(Found.facts(findings))
                .anyMatch(fact -> fact.startsWith("left out: mariadbd on 1 hosts: controller"))
                .anyMatch(fact -> fact.startsWith("21 of 21 services on 1 hosts "));
    }

    @Test
    void upToRockyTheCodeOfPlacementIsNovas() {
        ToldHost host = host("controller")
                .change(Item.PACKAGES, text -> text.replaceAll("(?m)^dpkg\t(python3-)?placement.*\n", ""));
        assertThat(found(host)).isEmpty();
        assertThat(Found.facts(findings)).singleElement().asString().startsWith("22 of 22 services on 1 hosts ");
    }

    @Test
    void aHostWhereNothingIsSeenIsNotVerified() {
        ToldHost host = host("compute1").with(Item.PROCESSES, ToldHost.text(""));
        assertThatThrownBy(() -> found(host)).isInstanceOf(CouldNotVerify.class).hasMessageContaining("hidepid");
    }

    @Test
    void whatMayNotBeReadIsNotVerifiedAndTheRestIsJudged() {
        ToldHost host = unpacked(host("compute1"), "openvswitch-switch", BEGAN.plusSeconds(600))
                .with(Item.CONFIG_TIMES, new Reading.Refused("sudo: a password is required"));
        assertThatThrownBy(() -> found(host))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("compute1: sudo: a password is required");
        assertThat(Found.in(findings)).hasSize(2);
    }

    @Test
    void mapsThatNobodySawAreNotVerified() {
        ToldHost host = host("compute1").with(Item.DELETED_LIBRARIES, ToldHost.text("maps\t0\n"));
        assertThatThrownBy(() -> found(host)).isInstanceOf(CouldNotVerify.class).hasMessageContaining("/proc/PID/maps");
    }

    @ParameterizedTest
    @EnumSource(names = {"PROCESSES", "PACKAGES", "CONFIG_TIMES", "DELETED_LIBRARIES"})
    void whatIsCutOffIsNotVerified(Item item) {
        ToldHost host = host("compute1");
        String said = ((Reading.Text) host.readings().of(item)).text();
        assertThatThrownBy(() -> found(host.with(item, new Reading.Text(said, 0, true))))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("are more than is kept");
    }

    @ParameterizedTest
    @EnumSource(names = {"PROCESSES", "PACKAGES", "CONFIG_TIMES", "DELETED_LIBRARIES"})
    void whatIsNotUnderstoodIsNotVerified(Item item) {
        ToldHost host = host("compute1").change(item, text -> text + "strange words\n");
        assertThatThrownBy(() -> found(host))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("cannot be understood to their end");
    }
}
