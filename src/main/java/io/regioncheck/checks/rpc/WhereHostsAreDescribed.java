package io.regioncheck.checks.rpc;

import io.regioncheck.check.Cell;
import io.regioncheck.check.Matrix;
import io.regioncheck.environment.Environment;
import java.util.List;

/** One cell where a controller or a compute of the environment says which nova it has, none where nobody does. */
public final class WhereHostsAreDescribed implements Matrix {
    @Override
    public List<Cell> cells(Environment environment) {
        return NovaHosts.of(environment).hosts().isEmpty() ? List.of() : List.of(Cell.ONLY);
    }

    @Override
    public String whenEmpty() {
        return "no controller and no compute of the environment says which nova it has: nodes.hosts[].nova, or the variable"
                + " regioncheck_nova_release in the inventory";
    }
}
