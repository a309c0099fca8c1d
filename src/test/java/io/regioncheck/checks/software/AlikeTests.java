package io.regioncheck.checks.software;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.Evidence;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Severity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlikeTests {
    private final Findings findings = new Findings();
    private final Alike alike = new Alike("table.txt");

    private static Alike.Fault fault(String observed, boolean warning) {
        return new Alike.Fault("nova", warning, observed, "zed", "it was left behind", "upgrade it");
    }

    private void add(Alike.Fault fault, int hosts) {
        IntStream.rangeClosed(1, hosts).forEach(number -> alike.add("compute" + number, fault));
    }

    private List<Finding> reported() {
        alike.report(findings);
        return Found.in(findings);
    }

    @Test
    void aFewHostsHaveAFindingEach() {
        add(fault("yoga", false), 20);
        assertThat(reported())
                .hasSize(20)
                .extracting(Finding::subject)
                .contains("nova on compute1", "nova on compute20");
        assertThat(Found.evidence(findings)).isEmpty();
    }

    @Test
    void manyHaveOneTogetherAndATableWithAllOfThem() {
        add(fault("yoga", true), 21);
        assertThat(reported()).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("nova on 21 hosts");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.observed()).isEqualTo("yoga; on compute[1-9], compute[10-21]");
        });
        assertThat(Found.evidence(findings))
                .singleElement()
                .extracting(Evidence::content)
                .asString()
                .contains("nova\tyoga\tzed\tcompute1 compute2 ")
                .contains(" compute21\n");
    }

    @Test
    void endlessKindsAreCutAndTheRestIsInTheTable() {
        IntStream.range(0, 100).forEach(kind -> alike.add("compute" + kind, fault("version " + kind, kind != 99)));
        List<Finding> reported = reported();
        assertThat(reported).hasSize(61);
        assertThat(reported.get(60).subject()).isEqualTo("other hosts");
        assertThat(reported.get(60).observed())
                .contains("40 more ways on 40 hosts")
                .contains("table.txt");
        assertThat(reported.get(60).severity()).as("one of them is an error").isEqualTo(Severity.ERROR);
        assertThat(Found.evidence(findings))
                .singleElement()
                .extracting(evidence -> evidence.content().lines().count())
                .isEqualTo(40L);
    }
}
