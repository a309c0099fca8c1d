package io.regioncheck.check;

import io.regioncheck.environment.Environment;
import java.util.List;

/** One cell where the environment says how to ask the broker, none where it does not. */
public final class WhereBrokerIsAsked implements Matrix {
    @Override
    public List<Cell> cells(Environment environment) {
        return environment.broker().isPresent() ? List.of(Cell.ONLY) : List.of();
    }

    @Override
    public String whenEmpty() {
        return "the environment has no broker";
    }
}
