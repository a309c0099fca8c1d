package io.regioncheck.checks.identity;

import io.regioncheck.check.Cell;
import io.regioncheck.check.Matrix;
import io.regioncheck.environment.Environment;
import java.util.List;

/** One cell where the environment lists the keystones behind the balancer. */
public final class WhereBackendsAreListed implements Matrix {
    @Override
    public List<Cell> cells(Environment environment) {
        return environment.identity().backends().isEmpty() ? List.of() : List.of(Cell.ONLY);
    }

    @Override
    public String whenEmpty() {
        return "the environment has no identity.backends";
    }
}
