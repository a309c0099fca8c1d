package io.regioncheck.run.toys.crowd;

import io.regioncheck.check.Cell;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Matrix;
import io.regioncheck.check.Region;
import io.regioncheck.environment.Environment;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

@Checks(component = Component.IDENTITY)
class CrowdChecks {

    @Check(id = "identity.zz-root", title = "Root", why = "…", asks = "nothing")
    void root(Region region, Findings findings) {
        findings.report("keystone").observed("dead");
    }

    @Check(
            id = "identity.crowd",
            title = "Crowd",
            why = "…",
            after = "identity.zz-root",
            asks = "nothing",
            matrix = Sixty.class)
    void crowd(Region region, Findings findings, Cell cell) {
        findings.confirm("it ran");
    }

    @Check(id = "identity.after-crowd", title = "After", why = "…", after = "identity.crowd", asks = "nothing")
    void afterCrowd(Region region, Findings findings) {
        findings.confirm("it ran");
    }

    static final class Sixty implements Matrix {
        @Override
        public List<Cell> cells(Environment environment) {
            return IntStream.range(0, 60)
                    .mapToObj(i -> Cell.of("cell-" + i, Map.of("host", "host-" + i)))
                    .toList();
        }
    }
}
