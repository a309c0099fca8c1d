package io.regioncheck.run;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.Environment;
import io.regioncheck.ledger.Leak;
import io.regioncheck.ledger.Ledger;
import io.regioncheck.ledger.Reaper;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Cloud;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Removes what runs created, in bounded time: this one when it ends, those that died before it begins. What cannot be removed, for
 * whatever reason, is a leak and stays in its ledger.
 */
final class Cleanup {
    /** Beyond its deadline, for the calls that are under way then. */
    private static final Duration MOMENT = Duration.ofSeconds(30);
    /** What a run leaves that lives on another machine is not touched before it must have passed its own deadline. */
    private static final Duration ABANDONED = Duration.ofHours(6);

    private final Environment environment;
    private final Path ledgers;
    private final Duration duration;

    Cleanup(Environment environment, Path ledgers, Duration duration) {
        this.environment = environment;
        this.ledgers = ledgers;
        this.duration = duration;
    }

    /** Finishes the job of runs that were killed, unless the end is asked for meanwhile; returns what readers must know of it. */
    List<String> ofDeadRuns(Cloud cloud, Interruption interruption) {
        try {
            Reaper reaper = new Reaper(cloud, ledgers);
            if (!reaper.hasDeadRuns()) {
                return List.of();
            }
            CompletableFuture<Reaper.Sweep> sweep =
                    Aside.run("sweep", () -> reaper.sweep(Optional.empty(), ABANDONED, Deadline.in(duration)));
            CompletableFuture<String> asked = new CompletableFuture<>();
            try (var listening = interruption.whenAsked(asked::complete)) {
                Aside.isOverWithin(duration.plus(MOMENT), CompletableFuture.anyOf(sweep, asked));
            }
            return sweep.isDone()
                    ? words(sweep.join())
                    : List.of("leftovers of runs that died were not removed: there was no time for it");
        } catch (RuntimeException broken) {
            return List.of("cannot look for leftovers of runs that died: " + cause(broken));
        }
    }

    private static List<String> words(Reaper.Sweep sweep) {
        List<String> words = new ArrayList<>();
        if (!sweep.removed().isEmpty()) {
            words.add("removed " + sweep.removed().size() + " leftovers of runs that died");
        }
        sweep.leaks().forEach(leak -> words.add("left by a run that died: " + leak.resource() + ": " + leak.reason()));
        return words;
    }

    List<Leak> of(Ledger ledger) {
        ledger.seal();
        if (ledger.isSettled()) {
            return List.of();
        }
        // connections of its own: a check that hangs may hold those of the checks, and the lock on their token
        try (Cloud cloud = Cloud.of(environment)) {
            CompletableFuture<List<Leak>> removal =
                    Aside.run("cleanup", () -> new Reaper(cloud, ledgers).finish(ledger, Deadline.in(duration)));
            return Aside.isOverWithin(duration.plus(MOMENT), removal)
                    ? removal.join()
                    : ledger.leaks("the cleanup did not end within " + duration.toSeconds() + " s");
        } catch (RuntimeException broken) {
            return ledger.leaks("the cleanup broke off: " + cause(broken));
        }
    }

    private static String cause(RuntimeException broken) {
        Throwable cause = broken instanceof CompletionException ? broken.getCause() : broken;
        return cause instanceof CallFailed ? String.valueOf(cause.getMessage()) : String.valueOf(cause);
    }
}
