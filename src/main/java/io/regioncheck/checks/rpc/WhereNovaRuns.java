package io.regioncheck.checks.rpc;

import io.regioncheck.check.Cell;
import io.regioncheck.check.Matrix;
import io.regioncheck.environment.Environment;
import java.util.List;

/** One cell where the environment has a controller or a compute, which may be asked or described, none where it has neither. */
public final class WhereNovaRuns implements Matrix {
    @Override
    public List<Cell> cells(Environment environment) {
        boolean any = environment.nodes().hosts().stream()
                .anyMatch(node -> !NovaHosts.roles(node).isEmpty());
        return any ? List.of(Cell.ONLY) : List.of();
    }

    @Override
    public String whenEmpty() {
        return "the environment has no controller and no compute under nodes: nobody can be asked which nova he has";
    }
}
