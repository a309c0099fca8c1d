package io.regioncheck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.Progress;
import io.regioncheck.check.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunsTests {
    @TempDir
    private Path reports;

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void regionsAreRunSideBySideAndReturnedInTheirOrder() {
        List<RunResult> results =
                runs().execute(List.of(plan("well"), plan("crowd")), (plan, result) -> told.add("done"));
        assertThat(results).extracting(result -> result.checks().size()).containsExactly(6, 62);
        assertThat(told).hasSize(2);
    }

    @Test
    void aResultThatCannotBeToldKeepsNoOtherRegionFromBeingTold() {
        assertThatThrownBy(() -> runs().execute(List.of(plan("well"), plan("crowd")), (plan, result) -> {
                    if (result.checks().size() == 6) {
                        throw new IllegalStateException("no space left on device");
                    }
                    told.add("done");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no space left on device");
        assertThat(told).containsExactly("done");
    }

    private Runs runs() {
        return new Runs(reports, plan -> Progress.NONE, new Interruption());
    }

    private static Plan plan(String toys) {
        return Plan.of(
                new SampleEnvironment().build(),
                new Suite("toys", "Toys", "never", List.of("*"), List.of(), Map.of(), true, Optional.empty()),
                List.of(),
                CheckCatalogue.in("io.regioncheck.run.toys." + toys));
    }
}
