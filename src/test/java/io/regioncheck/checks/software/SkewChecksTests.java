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
import io.regioncheck.environment.Releases;
import io.regioncheck.environment.Role;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.Item;
import io.regioncheck.node.NodeUnreachable;
import io.regioncheck.node.Reading;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkewChecksTests {
    @TempDir
    private Path directory;

    private final Findings findings = new Findings();

    private List<Finding> found(ToldHost... hosts) {
        return found(Map.of(), List.of(), hosts);
    }

    private List<Finding> found(Map<String, Object> parameters, List<NodeUnreachable> silent, ToldHost... hosts) {
        return found(Optional.of("yoga"), parameters, silent, hosts);
    }

    private List<Finding> found(
            Optional<String> source, Map<String, Object> parameters, List<NodeUnreachable> silent, ToldHost... hosts) {
        SampleEnvironment sample = new SampleEnvironment().releases(new Releases(source, "zed"));
        try (FakeRun run = new FakeRun(sample.build(), directory)) {
            Gathered gathered =
                    new Gathered(Stream.of(hosts).map(ToldHost::readings).toList(), silent, Instant.now());
            new SkewChecks().hostsOfARoleHaveTheSame(run.region(new Parameters(parameters), gathered), findings);
        }
        return Found.in(findings);
    }

    private static ToldHost compute(int number) {
        return new ToldHost("compute" + number, Role.COMPUTE);
    }

    private static ToldHost[] computes(int number, ToldHost... more) {
        List<ToldHost> all = new ArrayList<>(IntStream.rangeClosed(1, number)
                .mapToObj(SkewChecksTests::compute)
                .toList());
        all.addAll(List.of(more));
        return all.toArray(ToldHost[]::new);
    }

    @Test
    void whatTheLabHasIsAsItShouldBe() {
        assertThat(found(new ToldHost("controller", Role.CONTROLLER), compute(1), compute(2)))
                .isEmpty();
        assertThat(Found.facts(findings))
                .contains(
                        "nova of zed on 3 hosts",
                        "2 of 2 hosts of role compute have the same 97 packages in the same versions")
                .anyMatch(fact -> fact.matches("[1-9]\\d\\d libraries were compared with what .*"));
    }

    @Test
    void theHostThatWasLeftBehindIsNamedOnce() {
        ToldHost behind = compute(4).version("(?:python3-)?nova(?:-[a-z-]+)?", "2:25.0.0-2");
        assertThat(found(computes(3, behind))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.subject()).isEqualTo("nova on compute4");
            assertThat(finding.observed())
                    .startsWith("yoga: nova-api 2:25.0.0-2, ")
                    .endsWith(" more");
            assertThat(finding.expected()).isEqualTo("zed");
            assertThat(finding.because()).startsWith("the host was left behind");
            assertThat(finding.remedy()).contains("apt-get install --only-upgrade nova-api ");
        });
    }

    @Test
    void aHalfUpgradedControllerIsNamedWithBothItsReleases() {
        ToldHost half = new ToldHost("controller", Role.CONTROLLER).version("nova-conductor", "2:25.0.0-2");
        assertThat(found(half)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("nova on controller");
            assertThat(finding.observed()).startsWith("yoga: nova-conductor 2:25.0.0-2; zed: ");
            assertThat(finding.because()).startsWith("the host is half upgraded");
        });
    }

    @Test
    void packagesThatDpkgHasNotFinishedAreNamed() {
        ToldHost open =
                compute(1).change(Item.PACKAGES, text -> text.replaceAll("(?m)(nova-common\t[^\t]+)\tii", "$1\tiF"));
        assertThat(found(open)).singleElement().satisfies(finding -> {
            assertThat(finding.observed()).isEqualTo("not installed to their end: nova-common 2:26.2.2-1~deb12u5 (iF)");
            assertThat(finding.remedy()).contains("dpkg --configure -a");
        });
    }

    @Test
    void inTheMidstOfAnUpgradeTheSourceIsAllowedAndHostsAreComparedWithTheirLike() {
        Map<String, Object> either = Map.of("expect", "either");
        String nova = "(?:python3-)?nova(?:-[a-z-]+)?";
        assertThat(found(
                        either,
                        List.of(),
                        compute(1).version(nova, "2:25.0.0-2"),
                        compute(2).version(nova, "2:25.0.0-2"),
                        compute(3)))
                .isEmpty();
    }

    @Test
    void theServiceWhoseUpgradeIsOverMustBeAtTheTarget() {
        Map<String, Object> afterNova = Map.of("expect", "either", "upgraded", "nova");
        ToldHost behind = compute(1)
                .version("(?:python3-)?nova(?:-[a-z-]+)?", "2:25.0.0-2")
                .version("(?:python3-)?cinder(?:-[a-z-]+)?", "2:20.0.0-2");
        assertThat(found(afterNova, List.of(), behind, compute(2)))
                .extracting(Finding::subject)
                .containsExactly("nova on compute1");
    }

    @Test
    void whereNobodySaysWhereTheUpgradeCameFromTheOthersMayBeOfAnyReleaseBefore() {
        Map<String, Object> afterNova = Map.of("expect", "either", "upgraded", "nova");
        ToldHost host = compute(1).version("(?:python3-)?cinder(?:-[a-z-]+)?", "2:18.0.0-1");
        assertThat(found(Optional.empty(), afterNova, List.of(), host, compute(2)))
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.contains("does not name the source"));
    }

    @Test
    void thoseThatAreUpgradedAreHeldToTheTargetAlthoughNobodySaysWhereItCameFrom() {
        Map<String, Object> afterNova = Map.of("expect", "either", "upgraded", "nova");
        ToldHost behind = compute(1).version("(?:python3-)?nova(?:-[a-z-]+)?", "2:25.0.0-2");
        ToldHost half = compute(2).version("cinder-volume", "2:18.0.0-1");
        assertThat(found(Optional.empty(), afterNova, List.of(), behind, half))
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::subject)
                .containsExactly("nova on compute1", "cinder on compute2");
    }

    @Test
    void whateverReleaseTheUpgradeCameFromItWasOne() {
        Map<String, Object> either = Map.of("expect", "either");
        String cinder = "(?:python3-)?cinder(?:-[a-z-]+)?";
        ToldHost wallaby = compute(1).version(cinder, "2:18.0.0-1");
        assertThat(found(Optional.empty(), either, List.of(), wallaby, compute(2)))
                .filteredOn(finding -> finding.subject().equals("cinder"))
                .isEmpty();
        ToldHost yoga = compute(3).version(cinder, "2:20.0.0-2");
        assertThat(found(Optional.empty(), either, List.of(), wallaby, yoga, compute(2)))
                .filteredOn(finding -> finding.subject().equals("cinder"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.observed()).isEqualTo("wallaby on compute1; yoga on compute3");
                    assertThat(finding.expected()).isEqualTo("one release before zed, and zed itself");
                });
    }

    @Test
    void aReleaseBetweenSourceAndTargetIsNeither() {
        ToldHost between = compute(1).version("(?:python3-)?cinder(?:-[a-z-]+)?", "2:19.0.0-1");
        assertThat(found(Map.of("expect", "either"), List.of(), between))
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::expected)
                .containsExactly("yoga or zed");
    }

    @Test
    void beforeTheUpgradeTheTargetIsTooEarly() {
        assertThat(found(Map.of("expect", "source"), List.of(), compute(1)))
                .hasSize(6)
                .extracting(Finding::because)
                .allMatch(because -> because.startsWith("the host is ahead"));
    }

    @Test
    void oneOfManyWithAnotherVersionIsNamedAgainstTheMajority() {
        ToldHost odd = compute(4).version("python3-oslo.messaging", "14.0.0-1");
        assertThat(found(computes(3, odd))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.subject()).isEqualTo("packages on compute4");
            assertThat(finding.observed()).isEqualTo("python3-oslo.messaging 14.0.0-1");
            assertThat(finding.expected()).isEqualTo("14.0.3-0+deb12u1, as 3 of 4 hosts of role compute have");
            assertThat(finding.remedy())
                    .contains("apt-get install --allow-downgrades python3-oslo.messaging=14.0.3-0+deb12u1");
        });
    }

    @Test
    void oneOfTwoWithAnotherVersionIsNamedAgainstTheNewer() {
        ToldHost odd = compute(1).version("(?:python3-)?nova(?:-[a-z-]+)?", "2:26.2.2-1~deb12u4");
        assertThat(found(odd, compute(2))).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("packages on compute1");
            assertThat(finding.expected())
                    .contains("2:26.2.2-1~deb12u5")
                    .endsWith("as 1 of 2 hosts of role compute have");
        });
    }

    @Test
    void theSameVersionFromAnotherReleaseOfTheDistributionOnlyWarnsAndIsNotTakenBack() {
        ToldHost older = compute(4).version("(?:python3-)?nova(?:-[a-z-]+)?", "2:26.2.2-0ubuntu1~cloud0");
        assertThat(found(computes(3, older))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.subject()).isEqualTo("packages on compute4");
            assertThat(finding.because()).startsWith("the same version of OpenStack, packaged otherwise");
            assertThat(finding.remedy())
                    .contains("apt-get install --only-upgrade nova-api ")
                    .doesNotContain("downgrade", "26.2.2");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "26.2.2-0.20220906085522.5c01c0c.el9, 26.2.2-0.20221106085522.7d01c0c.el9",
        "26.2.2-1.20221005193231.1ee93b9.el8ost, 26.2.2-1.20221205193231.7d01c0c.el8ost"
    })
    void buildsOfCommitsAreOtherCodeThoughTheyAreCalledOneVersion(String one, String other) {
        String rpm = "system rpm\nrpm\tpython3-nova\t1:%s\tii\t1500000000\n";
        assertThat(found(
                        compute(1).with(Item.PACKAGES, ToldHost.text(String.format(rpm, one))),
                        compute(2).with(Item.PACKAGES, ToldHost.text(String.format(rpm, other)))))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void allThatDiffersIsTypedAtOnce() {
        ToldHost behind = compute(4).version("(?:python3-)?nova(?:-[a-z-]+)?", "2:26.1.0-1");
        assertThat(found(computes(3, behind))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.remedy())
                    .contains(
                            " nova-api=2:26.2.2-1~deb12u5 ",
                            " nova-common=2:26.2.2-1~deb12u5 ",
                            " nova-compute=2:26.2.2-1~deb12u5 ",
                            " nova-compute-kvm=2:26.2.2-1~deb12u5 ",
                            " nova-conductor=2:26.2.2-1~deb12u5 ",
                            " nova-scheduler=2:26.2.2-1~deb12u5 ",
                            " python3-nova=2:26.2.2-1~deb12u5 ")
                    .endsWith("   # and restart its services");
        });
    }

    @Test
    void ofEndlessPackagesTheRestIsSaidToBeLeftOut() {
        assertThat(found(computes(3, with250Libraries(4, "1.0-1"), with250Libraries(5, "1.1-1"))))
                .singleElement()
                .extracting(Finding::remedy)
                .asString()
                .contains(" python3-oslo.x199=1.1-1 …   # 50 more are in packages.txt; ")
                .doesNotContain("oslo.x200");
    }

    private static ToldHost with250Libraries(int number, String version) {
        String lines = IntStream.range(0, 250)
                .mapToObj(library -> String.format("dpkg\tpython3-oslo.x%03d\t%s\tii\t1795820391%n", library, version))
                .collect(Collectors.joining());
        return compute(number).change(Item.PACKAGES, text -> text + lines);
    }

    @Test
    void theAgentOfOpenVSwitchIsNotUpgradedWithoutItsGate() {
        ToldHost behind = compute(4).version("(?:python3-)?neutron(?:-[a-z-]+)?", "2:20.0.0-2");
        ToldHost odd = compute(5).version("(?:python3-)?neutron(?:-[a-z0-9-]+)?", "2:21.0.1-1");
        assertThat(found(computes(3, behind, odd)))
                .filteredOn(finding -> finding.subject().matches("neutron on compute4|packages on compute5"))
                .hasSize(2)
                .extracting(Finding::remedy)
                .allMatch(remedy ->
                        remedy.endsWith("; regioncheck run --suite before-ovs-agent-restart must be green first"));
    }

    private static ToldHost withPython2(int number, String version) {
        return compute(number)
                .change(Item.PACKAGES, text -> text + "dpkg\tpython-nova\t" + version + "\tii\t1495820391\n");
    }

    @Test
    void whatIsLeftOverOfPython2OnlyWarns() {
        String queens = "2:17.0.13-0ubuntu5";
        assertThat(found(withPython2(1, queens), withPython2(2, queens), withPython2(3, "2:17.0.1-1"), compute(4)))
                .hasSize(3)
                .allSatisfy(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.subject()).startsWith("packages of Python 2 on compute");
                    assertThat(finding.observed()).startsWith("left over: python-nova 2:17.0.1");
                    assertThat(finding.remedy()).endsWith(": apt-get purge python-nova");
                });
        assertThat(Found.facts(findings)).contains("nova of zed on 4 hosts");
    }

    @Test
    void bothPythonsOfTheSameVersionMayBeInUse() {
        assertThat(found(withPython2(1, "2:26.2.2-1~deb12u5"))).isEmpty();
    }

    @Test
    void python2ThatIsAheadIsNotLeftOver() {
        assertThat(found(withPython2(1, "2:27.0.0-1")))
                .filteredOn(finding -> finding.subject().equals("nova on compute1"))
                .singleElement()
                .extracting(Finding::because)
                .asString()
                .startsWith("the host is half upgraded");
    }

    @Test
    void clientsThatAreNotOfOpenStackOnlyWarn() {
        assertThat(found(computes(3, compute(4).version("python3-lazr.restfulclient", "0.14.2-2"))))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void whatOpenStackStandsOnOnlyWarns() {
        assertThat(found(compute(1), compute(2).version("qemu-system-x86", "1:7.2+dfsg-7+deb12u1")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.subject()).isEqualTo("packages on compute2");
                });
    }

    @Test
    void controllersAndComputesMayDiffer() {
        assertThat(found(
                        new ToldHost("controller", Role.CONTROLLER),
                        compute(1).version("(?:python3-)?nova(?:-[a-z-]+)?", "2:26.2.1-1")))
                .isEmpty();
    }

    @Test
    void aServiceThatItsNeighboursHaveIsMissed() {
        ToldHost without =
                compute(4).change(Item.PACKAGES, text -> text.replaceAll("(?m)^dpkg\tnova-compute\t.*\n", ""));
        assertThat(found(computes(3, without))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.observed()).isEqualTo("has no nova-compute");
        });
    }

    @Test
    void aLibraryTooOldForAServiceIsNamedWithWhatItAsksFor() {
        ToldHost old = compute(1).version("python3-oslo.messaging", "12.1.0-1");
        assertThat(found(old)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.subject()).isEqualTo("libraries on compute1");
            assertThat(finding.observed()).isEqualTo("python3-oslo.messaging 12.1.0-1");
            assertThat(finding.expected()).isEqualTo("oslo-messaging>=12.5.0, as cinder of zed asks for");
        });
    }

    @Test
    void whatPipPutBeforeAPackageIsNamed() {
        ToldHost shadowed = compute(1)
                .with(
                        Item.PIP_PACKAGES,
                        ToldHost.text(
                                "beside\t/usr/local/lib/python3.11/dist-packages/oslo.messaging-14.7.0.dist-info\n"
                                        + "beside\t/usr/local/lib/python3.11/dist-packages/nova-26.2.2.dist-info\n"
                                        + "beside\t/usr/local/lib/python3.11/dist-packages/osc_lib-1.0.dist-info\nend\n"));
        assertThat(found(shadowed))
                .extracting(finding -> finding.severity() + " " + finding.subject())
                .containsExactlyInAnyOrder("error oslo-messaging on compute1", "warning nova on compute1");
        assertThat(Found.in(findings).get(0).observed())
                .isEqualTo(
                        "pip put /usr/local/lib/python3.11/dist-packages/oslo.messaging-14.7.0.dist-info version 14.7.0,"
                                + " before python3-oslo.messaging 14.0.3-0+deb12u1 of the packages");
    }

    @Test
    void aVersionOfNoKnownReleaseIsSaidToBeUnknown() {
        assertThat(found(compute(1).version("(?:python3-)?nova(?:-[a-z-]+)?", "2:99.0.0-1")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.observed()).contains("no release that is known");
                });
    }

    @Test
    void aHostThatCannotBeReadIsNotVerifiedAndTheOthersAreJudgedAllTheSame() {
        ToldHost refused = compute(2).with(Item.PACKAGES, new Reading.Failed("too slow"));
        NodeUnreachable silent = new NodeUnreachable(List.of(compute(3).node()), "connection refused", "start it");
        ToldHost odd = compute(4).version("python3-oslo.messaging", "14.0.0-1");
        assertThatThrownBy(() -> found(Map.of(), List.of(silent), compute(1), compute(5), refused, odd))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("not known of 2 hosts")
                .hasMessageContaining("compute2: too slow")
                .hasMessageContaining("compute3: connection refused");
        assertThat(Found.in(findings)).extracting(Finding::subject).containsExactly("packages on compute4");
    }

    @Test
    void aHostWithoutPackagesOfOpenStackIsNotVerified() {
        ToldHost containers = compute(1).with(Item.PACKAGES, ToldHost.text("system none\n"));
        assertThatThrownBy(() -> found(containers))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("what containers and environments hold is not looked at");
    }

    @Test
    void aListThatIsCutOffIsNotVerified() {
        ToldHost cut = compute(1).with(Item.PACKAGES, new Reading.Text(ToldHost.sample("packages.txt"), 0, true));
        assertThatThrownBy(() -> found(cut)).isInstanceOf(CouldNotVerify.class);
    }
}
