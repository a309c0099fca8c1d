package io.regioncheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTests {
    private final Findings findings = new Findings();

    @Test
    void whatHoldsLeavesNothingBehind() {
        findings.expect(true, "node-1").observed("up").expected("up");
        assertThat(findings.all()).isEmpty();
        assertThat(findings.comparedSomething()).isTrue();
    }

    @Test
    void columnsAreFilledInOneAfterTheOther() {
        findings.expect(false, "node-1")
                .scope("l3")
                .observed("%d of %d", 47, 48)
                .expected("48")
                .because("routers there stand still")
                .remedy("systemctl restart %s", "neutron-l3-agent");
        Finding finding = findings.all().get(0);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.scope()).hasValue("l3");
        assertThat(List.of(finding.observed(), finding.expected(), finding.because(), finding.remedy()))
                .containsExactly("47 of 48", "48", "routers there stand still", "systemctl restart neutron-l3-agent");
        assertThat(finding.waived()).isEmpty();
    }

    @Test
    void aTextWithoutArgumentsIsTakenAsItIs() {
        findings.report("disk").observed("100% full").remedy("date +%s");
        findings.confirm("5% free");
        assertThat(findings.all().get(0).observed()).isEqualTo("100% full");
        assertThat(findings.all().get(0).remedy()).isEqualTo("date +%s");
        assertThat(findings.facts()).containsExactly("5% free");
    }

    @Test
    void argumentsAreNeverTakenForFormats() {
        findings.report("disk").observed("%s", "100% full, %n %d");
        assertThat(findings.all().get(0).observed()).isEqualTo("100% full, %n %d");
    }

    @Test
    void aMistakeInTheWordingLosesNoFinding() {
        findings.report("disk").observed("100% of %s", "sda").expected("%d", "much");
        assertThat(findings.all().get(0).observed()).contains("100%").contains("sda");
        assertThat(findings.all().get(0).expected()).contains("much");
    }

    @Test
    void whatIsLeftOutComparesNothing() {
        findings.leftOut("attach", "the type cannot");
        assertThat(findings.comparedSomething()).isFalse();
        assertThat(findings.facts()).containsExactly("left out: attach, because the type cannot");
    }
}
