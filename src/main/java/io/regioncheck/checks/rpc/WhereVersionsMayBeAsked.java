package io.regioncheck.checks.rpc;

import io.regioncheck.check.Cell;
import io.regioncheck.check.Matrix;
import io.regioncheck.environment.Broker;
import io.regioncheck.environment.Environment;
import java.util.List;

/** One cell where services may be asked for their versions: it leaves nothing in their logs, or the environment allows it all the same. */
public final class WhereVersionsMayBeAsked implements Matrix {
    /** The first release with oslo.messaging 11 or newer, by openstack/requirements: Train has 10.2, Ussuri 12.1. */
    private static final String FIRST_QUIET = "ussuri";

    @Override
    public List<Cell> cells(Environment environment) {
        boolean quiet = environment.releases().targetIsAtLeast(FIRST_QUIET);
        return environment
                .broker()
                .filter(broker -> !broker.amqp().isEmpty())
                .filter(broker -> quiet || broker.versionProbes() == Broker.VersionProbes.LOGGED)
                .map(broker -> List.of(Cell.ONLY))
                .orElse(List.of());
    }

    @Override
    public String whenEmpty() {
        return "the environment has no broker.amqp; or its services, before " + FIRST_QUIET
                + ", would log each question as an error, and broker.version-probes does not say logged";
    }
}
