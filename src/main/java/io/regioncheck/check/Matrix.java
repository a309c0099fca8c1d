package io.regioncheck.check;

import io.regioncheck.environment.Environment;
import java.util.List;

/** Which cells a check has in an environment. Needs a constructor without arguments. */
public interface Matrix {

    /** Returns the cells; none means that the check does not apply, for the reason {@link #whenEmpty()}. */
    List<Cell> cells(Environment environment);

    default String whenEmpty() {
        return "the environment names nothing that it could look at";
    }

    /** The matrix of a check that runs once. */
    final class Single implements Matrix {
        @Override
        public List<Cell> cells(Environment environment) {
            return List.of(Cell.ONLY);
        }
    }
}
