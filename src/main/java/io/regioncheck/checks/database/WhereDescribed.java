package io.regioncheck.checks.database;

import io.regioncheck.check.Cell;
import io.regioncheck.check.Matrix;
import io.regioncheck.environment.Environment;
import java.util.List;

/** One cell where the environment says how to ask the SQL server, none where it does not. */
public final class WhereDescribed implements Matrix {
    @Override
    public List<Cell> cells(Environment environment) {
        return environment.database().isPresent() ? List.of(Cell.ONLY) : List.of();
    }

    @Override
    public String whenEmpty() {
        return "the environment has no database: nobody may ask the SQL server";
    }
}
