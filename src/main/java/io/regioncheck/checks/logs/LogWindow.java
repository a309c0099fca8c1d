package io.regioncheck.checks.logs;

import io.regioncheck.check.Parameters;
import java.time.Duration;
import java.time.Instant;

/** From when on logs are looked at. */
final class LogWindow {
    static final String PARAMETER = "minutes";

    private LogWindow() {}

    /** @param since what the hosts were asked for */
    static Instant from(Instant since, Parameters parameters) {
        int minutes = parameters.integer(PARAMETER, 0);
        Instant wanted = Instant.now().minus(Duration.ofMinutes(minutes));
        return minutes == 0 || wanted.isBefore(since) ? since : wanted;
    }
}
