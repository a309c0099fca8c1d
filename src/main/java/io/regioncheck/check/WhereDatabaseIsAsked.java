package io.regioncheck.check;

import io.regioncheck.environment.Environment;
import java.util.List;

/** One cell where the environment says how to ask the SQL server, none where it does not. */
public final class WhereDatabaseIsAsked implements Matrix {
    @Override
    public List<Cell> cells(Environment environment) {
        return environment.database().isPresent() ? List.of(Cell.ONLY) : List.of();
    }

    @Override
    public String whenEmpty() {
        return "the environment has no database: nobody may ask the SQL server";
    }
}
