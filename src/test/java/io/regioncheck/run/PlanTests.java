package io.regioncheck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.CheckMethod;
import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.Parameters;
import io.regioncheck.check.PlannedCheck;
import io.regioncheck.check.Results;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanTests {
    private static final CheckCatalogue CATALOGUE = CheckCatalogue.in("io.regioncheck.run.toys.planned");

    private List<String> checks = List.of("*");
    private List<String> exclude = List.of();
    private Map<String, Parameters> parameters = Map.of();
    private boolean mutating = true;
    private Optional<Duration> deadline = Optional.empty();

    @Test
    void theCatalogueHasTheChecksOfAllClassesSortedById() {
        assertThat(CATALOGUE.all())
                .extracting(CheckMethod::id)
                .containsExactly("compute.boot", "compute.services", "image.pull");
        assertThat(CATALOGUE.find("image.pull")).isPresent();
        assertThat(CATALOGUE.find("image.push")).isEmpty();
        assertThat(CheckCatalogue.load().all()).hasSizeGreaterThan(6);
    }

    @Test
    void aSuiteTakesWhatItsPatternsFit() {
        assertThat(planned()).containsExactly("compute.boot", "compute.services", "image.pull");
        checks = List.of("compute.*");
        assertThat(planned()).containsExactly("compute.boot", "compute.services");
        exclude = List.of("*.boot");
        assertThat(planned()).containsExactly("compute.services");
        checks = List.of("image.pull");
        assertThat(planned()).containsExactly("image.pull");
    }

    @Test
    void whatTheCallerNamesIsRunWithoutWhatItPresupposesEvenIfTheSuiteLeavesItOut() {
        checks = List.of("image.*");
        assertThat(planned("compute.boot")).containsExactly("compute.boot");
        assertThat(planned("*.boot", "*.pull")).containsExactly("compute.boot", "image.pull");
    }

    @Test
    void aMistypedIdIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> planned("compute.bot"))
                .isInstanceOf(UsageError.class)
                .hasMessage("-Dchecks: no check is called compute.bot; did you mean compute.boot?;"
                        + " there are: compute.boot, compute.services, image.pull");
        checks = List.of("compute.*", "objectstore.*");
        assertThatThrownBy(this::planned)
                .isInstanceOf(UsageError.class)
                .hasMessageStartingWith("suite nightly: no check is called objectstore.*; there are:");
    }

    @Test
    void aMistypedExclusionOrParameterIsRefusedToo() {
        exclude = List.of("compute.bot");
        assertThatThrownBy(this::planned).hasMessageContaining("exclude").hasMessageContaining("compute.boot?");
        exclude = List.of();
        parameters = Map.of("image.pul", Parameters.NONE);
        assertThatThrownBy(this::planned).hasMessageContaining("parameters").hasMessageContaining("image.pull?");
    }

    @Test
    void aSuiteThatOnlyReadsRefusesWhatCreates() {
        mutating = false;
        assertThatThrownBy(this::planned)
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("compute.boot")
                .hasMessageNotContaining("image.pull");
        assertThatThrownBy(() -> planned("compute.boot")).isInstanceOf(UsageError.class);
        exclude = List.of("compute.boot");
        assertThat(planned()).containsExactly("compute.services", "image.pull");
    }

    @Test
    void whatIsExcludedAltogetherIsAPlanOfNothing() {
        exclude = List.of("*");
        assertThat(planned()).isEmpty();
        assertThat(plan().cells()).isZero();
    }

    @Test
    void theSuitesDeadlineWins() {
        assertThat(plan().deadline()).isEqualTo(Duration.ofMinutes(1));
        deadline = Optional.of(Duration.ofMinutes(7));
        assertThat(plan().deadline()).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void theCommandRepeatsWhatWentWrongOrElseTheRun() {
        CheckResult well = Results.of("image.pull", Outcome.PASSED);
        CheckResult failed = Results.of("compute.services", Outcome.FAILED);
        CheckResult unverified = Results.of("compute.boot", Outcome.UNVERIFIED);
        String whole = "mvn verify -Denv=sample -Dsuite=nightly";
        assertThat(Again.command(plan(), List.of(well))).isEqualTo(whole);
        assertThat(Again.command(plan("image.*"), List.of(well))).isEqualTo(whole + " -Dchecks=image.*");
        assertThat(Again.command(plan(), List.of(well, failed, unverified, failed)))
                .isEqualTo(whole + " -Dchecks=compute.boot,compute.services");
        assertThat(Again.command(plan(), List.of(failed, Results.skippedFor("compute.boot", "compute.services"))))
                .isEqualTo(whole);
    }

    @Test
    void theCommandAsksForRegionsOfThisProcessAsTheyWereAskedFor() {
        Map<String, String> asked = new TreeMap<>(Map.of("env", "demo", "demo.regions", "2"));
        Plan plan = new Plan(new SampleEnvironment().embedded(asked).build(), plan().suite(), List.of(), List.of());
        assertThat(Again.command(plan, List.of())).isEqualTo("mvn verify -Ddemo.regions=2 -Denv=demo -Dsuite=nightly");
    }

    private List<String> planned(String... only) {
        return plan(only).checks().stream()
                .map(PlannedCheck::check)
                .map(CheckMethod::id)
                .toList();
    }

    private Plan plan(String... only) {
        Suite suite = new Suite("nightly", "Nightly", "at night", checks, exclude, parameters, mutating, deadline);
        return Plan.of(new SampleEnvironment().build(), suite, List.of(only), CATALOGUE);
    }
}
