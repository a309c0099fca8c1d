package io.regioncheck.run;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.Environment;
import io.regioncheck.ledger.Leak;
import io.regioncheck.ledger.Ledger;
import io.regioncheck.ledger.Reaper;
import io.regioncheck.ledger.Resource;
import io.regioncheck.openstack.Cloud;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The end of a run: what it created is removed, in bounded time. What cannot be removed, for whatever reason, is a leak and stays in
 * the ledger.
 */
final class Cleanup {
    /** Beyond its deadline, for the calls that are under way then. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    private final Environment environment;
    private final Path ledgers;
    private final Duration duration;

    Cleanup(Environment environment, Path ledgers, Duration duration) {
        this.environment = environment;
        this.ledgers = ledgers;
        this.duration = duration;
    }

    List<Leak> of(Ledger ledger) {
        ledger.seal();
        if (ledger.entries().isEmpty()) {
            return List.of();
        }
        // connections of its own: a check that hangs may hold those of the checks, and the lock on their token
        try (Cloud cloud = Cloud.of(environment)) {
            CompletableFuture<List<Leak>> removal =
                    Aside.run("cleanup", () -> new Reaper(cloud, ledgers).finish(ledger, Deadline.in(duration)));
            return Aside.isOverWithin(duration.plus(MOMENT), removal)
                    ? removal.join()
                    : all(ledger, "the cleanup did not end within " + duration.toSeconds() + " s");
        } catch (RuntimeException broken) {
            Throwable cause = broken instanceof CompletionException ? broken.getCause() : broken;
            return all(ledger, "the cleanup broke off: " + cause);
        }
    }

    private static List<Leak> all(Ledger ledger, String reason) {
        return ledger.entries().stream()
                .map(entry ->
                        new Leak(new Resource(entry.kind(), entry.id().orElse("id unknown"), entry.name()), reason))
                .toList();
    }
}
