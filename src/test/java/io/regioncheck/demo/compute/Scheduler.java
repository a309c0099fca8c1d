package io.regioncheck.demo.compute;

import io.regioncheck.demo.compute.Daemons.Daemon;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Chooses a host for a server: one of its zone that is up, each in turn. */
final class Scheduler {
    private final Daemons daemons;
    private final AtomicInteger turn = new AtomicInteger();

    Scheduler(Daemons daemons) {
        this.daemons = daemons;
    }

    /** A host that was asked for is taken as it is, up or not. */
    Optional<String> choose(ServerOrder order) {
        if (order.forcedHost().isPresent()) {
            return daemons.compute(order.forcedHost().get()).map(Daemon::host);
        }
        List<Daemon> fit = daemons.computes().stream()
                .filter(daemon -> order.zone().map(daemon.zone()::equals).orElse(true))
                .filter(daemons::isUp)
                .toList();
        return fit.isEmpty()
                ? Optional.empty()
                : Optional.of(fit.get(Math.floorMod(turn.getAndIncrement(), fit.size()))
                        .host());
    }

    int hosts() {
        return daemons.computes().size();
    }
}
