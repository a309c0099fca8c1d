package io.regioncheck.run;

import io.regioncheck.check.Progress;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Shared;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Runs against several regions, side by side. */
public final class Runs {
    private final Path reports;
    private final Function<Plan, Progress> progress;
    private final Interruption interruption;

    /**
     * @param reports the directory that holds each environment's ledgers, among other things
     * @param progress of each plan
     */
    public Runs(Path reports, Function<Plan, Progress> progress, Interruption interruption) {
        this.reports = reports;
        this.progress = progress;
        this.interruption = interruption;
    }

    /** Executes all plans; tells of each result as soon as it is there, and returns them in the order of the plans. */
    public List<RunResult> execute(List<Plan> plans, BiConsumer<Plan, RunResult> whenDone) {
        ExecutorService regions =
                Executors.newFixedThreadPool(Math.max(1, plans.size()), task -> new Thread(task, "region"));
        Shared everywhere = new Shared();
        try {
            List<Future<RunResult>> futures = new ArrayList<>();
            for (Plan plan : plans) {
                futures.add(regions.submit(() -> {
                    RunResult result = new RegionRun(
                                    plan,
                                    ledgers(reports, plan.environment().name()),
                                    progress.apply(plan),
                                    interruption,
                                    everywhere.ofOneRun())
                            .execute();
                    whenDone.accept(plan, result);
                    return result;
                }));
            }
            return all(futures);
        } finally {
            regions.shutdown();
        }
    }

    /** One region whose result could not be told does not keep the others from ending well. */
    private static List<RunResult> all(List<Future<RunResult>> futures) {
        List<RunResult> results = new ArrayList<>();
        Optional<Throwable> broken = Optional.empty();
        for (Future<RunResult> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException failure) {
                broken = broken.or(() -> Optional.ofNullable(failure.getCause()));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for runs", interrupted);
            }
        }
        broken.ifPresent(cause -> {
            throw new IllegalStateException("a run broke: " + cause, cause);
        });
        return results;
    }

    /** Returns the directory of an environment's ledgers. */
    public static Path ledgers(Path reports, String environment) {
        return reports.resolve(environment).resolve("ledger");
    }
}
