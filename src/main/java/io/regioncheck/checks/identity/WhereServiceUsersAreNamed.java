package io.regioncheck.checks.identity;

import io.regioncheck.check.Cell;
import io.regioncheck.check.Matrix;
import io.regioncheck.environment.Environment;
import java.util.List;

/** One cell where the environment names users that services log in as. */
public final class WhereServiceUsersAreNamed implements Matrix {
    @Override
    public List<Cell> cells(Environment environment) {
        return environment.identity().serviceUsers().isEmpty() ? List.of() : List.of(Cell.ONLY);
    }

    @Override
    public String whenEmpty() {
        return "the environment has no identity.service-users";
    }
}
