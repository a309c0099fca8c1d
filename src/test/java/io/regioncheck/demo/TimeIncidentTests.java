package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Outcome;
import io.regioncheck.demo.region.Incident;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clocks of the embedded region's hosts, asked over SSH. */
@Timeout(120)
class TimeIncidentTests {
    private static final Path DIRECTORY =
            Path.of("target", "demo-tests", "time").toAbsolutePath();

    private static CheckResult check(DemoSettings settings) {
        return new DemoRun(settings, DIRECTORY)
                .run("control-plane", List.of("hosts.time"))
                .results()
                .get(0)
                .checks()
                .get(0);
    }

    @Test
    void clocksOfAHealthyRegionAgree() {
        CheckResult result = check(DemoSettings.likeTheLab());

        assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void clockThatIsAheadIsNamed() {
        CheckResult result = check(DemoSettings.likeTheLab().with(Incident.CLOCK_AHEAD));

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("compute1");
            assertThat(finding.observed()).contains("s ahead");
        });
    }
}
