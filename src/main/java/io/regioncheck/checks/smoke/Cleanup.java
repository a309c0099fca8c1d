package io.regioncheck.checks.smoke;

import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.ledger.Leak;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Removes what was made under one name when it is closed, however the work with it ended, and reports what stays. Closed in a {@code
 * try}, what it throws itself is added to a first failure and does not hide it; of an interrupted check the run cleans up the rest.
 */
public final class Cleanup implements AutoCloseable {
    private static final Duration GONE = Duration.ofSeconds(120);

    private final Region region;
    private final Findings findings;
    private final String name;
    private Optional<String> serverId = Optional.empty();

    /** @param name a full name of the workshop */
    public Cleanup(Region region, Findings findings, String name) {
        this.region = region;
        this.findings = findings;
        this.name = name;
    }

    /** Looks also for what a delete of this server sometimes forgets. */
    public void leavesNoTraceOf(GuestServer server) {
        serverId = Optional.of(server.id());
    }

    @Override
    public void close() {
        region.doing().accept("deleting");
        long start = System.nanoTime();
        List<Leak> leaks = region.workshop().remove(name, Deadline.in(GONE));
        leaks.forEach(this::report);
        if (leaks.isEmpty()) {
            serverId.ifPresentOrElse(id -> isGone(id, start), () -> findings.confirm("all deleted"));
        }
    }

    private void isGone(String server, long start) {
        findings.figure("seconds to delete", (System.nanoTime() - start) / 1e9, "s");
        new Traces(region, findings, name).lookFor(server);
    }

    private void report(Leak leak) {
        findings.report(leak.resource().toString())
                .observed("still there: %s", leak.reason())
                .expected("gone within %d s", GONE.toSeconds())
                .because("what cannot be deleted fills quotas and pools, and blocks addresses")
                .remedy(leak.cleanup(region.environment()));
    }
}
