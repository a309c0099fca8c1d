package io.regioncheck.run.toys.well;

import io.regioncheck.check.Cell;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Matrix;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.environment.Environment;
import java.util.List;
import java.util.Map;

@Checks(component = Component.COMPUTE)
class WellChecks {

    @Check(
            id = "compute.root",
            title = "Root",
            why = "…",
            parameters = {
                @Parameter(name = "sample", otherwise = "1", means = "how many"),
                @Parameter(
                        name = "way",
                        otherwise = "hard",
                        allowed = {"hard", "soft"},
                        means = "how")
            },
            asks = "nothing")
    void root(Region region, Findings findings) {
        findings.confirm("it is there, for %d", region.parameters().integer("sample", 1));
    }

    @Check(
            id = "compute.cells",
            title = "Cells",
            why = "…",
            after = "compute.root",
            asks = "nothing",
            matrix = Some.class)
    void cells(Region region, Findings findings, Cell cell) {
        findings.expect(!cell.coordinate("host").equals("b"), cell.coordinate("host"))
                .observed("down");
        findings.figure("seconds", 1, "s");
    }

    @Check(id = "compute.nowhere", title = "Nowhere", why = "…", asks = "nothing", matrix = None.class)
    void nowhere(Region region, Findings findings, Cell cell) {
        throw new AssertionError("it has no cell to run in");
    }

    @Check(
            id = "compute.leaf",
            title = "Leaf",
            why = "…",
            after = {"compute.cells:a", "compute.nowhere", "compute.unknown"},
            asks = "nothing")
    void leaf(Region region, Findings findings) {
        findings.confirm("what it leans on is well, though another cell is not");
    }

    static final class Some implements Matrix {
        @Override
        public List<Cell> cells(Environment environment) {
            return List.of(
                    Cell.of("a", Map.of("host", "a")),
                    Cell.of("b", Map.of("host", "b")),
                    Cell.of("c", Map.of("host", "c")).skippedBecause("c is not ours"));
        }
    }

    static final class None implements Matrix {
        @Override
        public List<Cell> cells(Environment environment) {
            return List.of();
        }

        @Override
        public String whenEmpty() {
            return "the environment names none";
        }
    }
}
