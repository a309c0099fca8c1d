package io.regioncheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.openstack.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallLogTests {
    private final CallLog log = new CallLog();

    @Test
    void withoutCallsThereIsNoEvidence() {
        assertThat(log.evidence()).isEmpty();
    }

    @Test
    void aLineSaysWhatWasAskedAndWhatCameBack() {
        log.accept(call(Optional.of(200), Optional.of("req-1")));
        log.accept(call(Optional.empty(), Optional.empty()));
        assertThat(log.evidence().orElseThrow().content())
                .isEqualTo("1970-01-01T00:00:00Z     12 ms  200  GET    http://nova/servers  req-1\n"
                        + "1970-01-01T00:00:00Z     12 ms  ---  GET    http://nova/servers  \n");
    }

    @Test
    void aCheckThatPollsForHoursDoesNotFillTheReport() {
        for (int i = 0; i < 100_000; i++) {
            log.accept(call(Optional.of(200), Optional.empty()));
        }
        assertThat(log.evidence().orElseThrow().content().lines())
                .hasSize(401)
                .last()
                .isEqualTo("… and 99600 more");
    }

    @Test
    void manyCallsThatNeededAnotherTryAreAWarning() {
        answered(200, 37);
        answered(503, 3);
        Findings findings = new Findings();
        log.judge(findings);
        assertThat(findings.all()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.observed()).isEqualTo("3 of 40 calls, {compute: answered 503=3}");
        });
    }

    @Test
    void aPassingTroubleIsNone() {
        answered(200, 37);
        answered(503, 2);
        answered(429, 9);
        Findings findings = new Findings();
        log.judge(findings);
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void aFewTroublesInManyCallsAreNone() {
        answered(200, 100);
        answered(502, 3);
        Findings findings = new Findings();
        log.judge(findings);
        assertThat(findings.all()).isEmpty();
    }

    private void answered(int status, int times) {
        for (int i = 0; i < times; i++) {
            log.accept(call(Optional.of(status), Optional.empty()));
        }
    }

    private static Call call(Optional<Integer> status, Optional<String> requestId) {
        return new Call(
                "compute", "GET", "http://nova/servers", status, requestId, Instant.EPOCH, Duration.ofMillis(12));
    }
}
