package io.regioncheck.checks.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Severity;
import io.regioncheck.database.ServiceRecords.CinderService;
import io.regioncheck.release.Release;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CinderVersionJudgeTests {
    private static final Optional<Duration> NOW = Optional.of(Duration.ofSeconds(4));
    private static final Wanted ZED = new Wanted(List.of(Release.ZED));

    private final Findings findings = new Findings();

    private static CinderService volume(String rpc, String objects) {
        return new CinderService(
                "controller@ceph", "cinder-volume", Optional.of(rpc), Optional.of(objects), false, NOW);
    }

    private static CinderService unversioned() {
        return new CinderService("controller@ceph", "cinder-volume", Optional.empty(), Optional.empty(), false, NOW);
    }

    private List<Finding> found(Wanted wanted, CinderService... services) {
        new CinderVersionJudge(findings, wanted, new ArrayList<>()).judge(List.of(services));
        return Found.in(findings);
    }

    private Finding only(Wanted wanted, CinderService... services) {
        assertThat(found(wanted, services)).hasSize(1);
        return Found.in(findings).get(0);
    }

    @Test
    void whoeverIsOfTheReleaseIsCountedWithAllReleasesThatLookTheSame() {
        assertThat(found(ZED, volume("3.18", "1.39"))).isEmpty();
        assertThat(Found.facts(findings))
                .containsExactly("1 × cinder-volume rpc 3.18, objects 1.39, as yoga to bobcat");
    }

    @Test
    void volumeServiceOfAnOldReleaseIsNamed() {
        Finding finding = only(ZED, volume("3.16", "1.39"));
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.subject()).isEqualTo("cinder-volume on controller@ceph");
        assertThat(finding.observed()).isEqualTo("rpc 3.16, objects 1.39, as xena");
        assertThat(finding.expected()).isEqualTo("rpc 3.18, objects 1.39, as zed has it");
        assertThat(finding.remedy()).contains("systemctl restart cinder-volume").doesNotContain("remove");
    }

    @Test
    void objectsAloneTellToo() {
        assertThat(only(ZED, volume("3.18", "1.38")).observed())
                .isEqualTo("rpc 3.18, objects 1.38, as no release that is known here");
    }

    @Test
    void whoIsGoneIsToBeRemoved() {
        CinderService gone = new CinderService(
                "old@lvm",
                "cinder-volume",
                Optional.of("3.16"),
                Optional.of("1.38"),
                true,
                Optional.of(Duration.ofHours(5)));
        Finding finding = only(ZED, gone);
        assertThat(finding.observed())
                .isEqualTo(
                        "rpc 3.16, objects 1.38, as rocky to wallaby; disabled, and counted all the same; nothing was"
                                + " heard of it for more than an hour");
        assertThat(finding.remedy()).contains("cinder-manage service remove cinder-volume HOST");
    }

    @Test
    void whoWritesNoVersionIsOfLibertyOrOlder() {
        assertThat(only(ZED, unversioned()).observed())
                .isEqualTo("no rpc version, no object version, as liberty and older");
    }

    @Test
    void betweenLibertyAndMitakaBothAreRight() {
        Wanted both = new Wanted(List.of(Release.LIBERTY, Release.MITAKA));
        assertThat(found(both, unversioned(), volume("2.0", "1.3"))).isEmpty();
        assertThat(only(both, volume("3.0", "1.11")).expected())
                .isEqualTo("no version, as liberty has it, or rpc 2.0, objects 1.3, as mitaka has it");
    }

    @Test
    void lastTagOfASeriesMayWriteMore() {
        assertThat(found(new Wanted(List.of(Release.STEIN)), volume("3.16", "1.38"), volume("3.16", "1.37")))
                .isEmpty();
    }

    @Test
    void binaryThatIsNotKnownIsLeftOut() {
        assertThat(found(
                        ZED,
                        new CinderService(
                                "controller", "cinder-new", Optional.of("1.0"), Optional.of("1.0"), false, NOW)))
                .isEmpty();
        assertThat(Found.facts(findings)).singleElement().asString().startsWith("left out: cinder-new on controller");
    }
}
