package io.regioncheck.check;

import io.regioncheck.environment.Environment;
import java.util.List;

/** A check that a run will make, in these cells. */
public record PlannedCheck(CheckMethod check, List<Cell> cells) {

    public PlannedCheck {
        cells = List.copyOf(cells);
    }

    public static PlannedCheck in(Environment environment, CheckMethod check) {
        return new PlannedCheck(check, check.cells(environment));
    }
}
