package io.regioncheck.demo.broker;

import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Logbook;
import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.demo.region.Tempo;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A region of some size and its threads, for tests. */
public final class Sample implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final DemoRegion region;

    public Sample(int computes, Incident... incidents) {
        RegionSize size = new RegionSize(computes, 0);
        region = DemoRegion.inZed(size, Set.of(incidents), Tempo.BRISK, Logbook.NONE, clock);
    }

    public DemoRegion region() {
        return region;
    }

    ExecutorService threads() {
        return threads;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }
}
