package io.regioncheck.checks.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.FakeRun;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.InstalledNova;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Releases;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinChecksTests {
    private static final SshAccess SSH =
            new SshAccess("127.0.0.1", 22, "verifier", Path.of("key"), Optional.empty(), true);

    @TempDir
    private Path directory;

    private final Findings findings = new Findings();

    static Node node(String name, Role role, String release, Map<String, String> levels) {
        return new Node(name, Set.of(role), SSH, Optional.of(new InstalledNova(release, levels)));
    }

    private static Node silent(String name, Role role) {
        return new Node(name, Set.of(role), SSH);
    }

    /** The same environment with other nodes. */
    static Environment described(Environment environment, Node... nodes) {
        SampleEnvironment sample = new SampleEnvironment()
                .nodes(nodes)
                .requestTimeout(environment.limits().requestTimeout())
                .releases(environment.releases())
                .services(environment.services().toArray(String[]::new));
        environment.database().ifPresent(sample::database);
        return sample.build();
    }

    private List<Finding> found(String target, Node... nodes) {
        Environment environment = new SampleEnvironment()
                .nodes(nodes)
                .releases(new Releases(Optional.empty(), target))
                .services("compute")
                .build();
        try (FakeRun run = new FakeRun(environment, directory)) {
            new PinChecks().everybodyCanTalk(run.region(), findings);
        }
        return Found.in(findings);
    }

    @Test
    void regionWithoutPinsIsWellAndItsMatrixIsAttached() {
        assertThat(found(
                        "mitaka",
                        node("ctl", Role.CONTROLLER, "mitaka", Map.of()),
                        node("compute1", Role.COMPUTE, "mitaka", Map.of()),
                        silent("net", Role.NETWORK)))
                .isEmpty();
        assertThat(Found.evidence(findings)).singleElement().satisfies(matrix -> {
            assertThat(matrix.name()).isEqualTo("matrix.txt");
            assertThat(matrix.content())
                    .contains("1 mitaka controllers: ctl")
                    .contains("can (up to 4.11, takes 4.11)")
                    .contains("conductor: who calls, and whom");
        });
    }

    @Test
    void kiloLeftOnAMitakaControllerIsLeftOver() {
        assertThat(found(
                        "mitaka",
                        node("ctl", Role.CONTROLLER, "mitaka", Map.of("compute", "kilo", "baseapi", "1.1")),
                        node("compute1", Role.COMPUTE, "mitaka", Map.of())))
                .singleElement()
                .extracting(Finding::subject, Finding::observed)
                .containsExactly("compute pin of ctl", "[upgrade_levels] compute = kilo, 4.0 to mitaka code");
    }

    @Test
    void withoutARecordTheReleasesStandInForIt() {
        assertThat(found(
                        "mitaka",
                        node("ctl", Role.CONTROLLER, "mitaka", Map.of("compute", "auto")),
                        node("compute1", Role.COMPUTE, "liberty", Map.of())))
                .isEmpty();
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.contains("the hosts' releases stand in"));
        assertThat(Found.evidence(findings))
                .extracting(Evidence::content)
                .singleElement()
                .asString()
                .contains("compute = auto, 4.5 for service version 2");
    }

    @Test
    void hostOfWhichNothingIsKnownLeavesItUnverified() {
        assertThatThrownBy(() -> found(
                        "zed",
                        node("ctl", Role.CONTROLLER, "zed", Map.of("compute", "rocky")),
                        node("compute1", Role.COMPUTE, "zed", Map.of()),
                        silent("compute2", Role.COMPUTE)))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageStartingWith("compute2: not known which nova is there");
        assertThat(Found.in(findings)).as("compute2 may need the pin").isEmpty();
    }

    @Test
    void controllersAloneTalkToNobodyThatIsKnown() {
        assertThatThrownBy(() -> found("zed", node("ctl", Role.CONTROLLER, "zed", Map.of())))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("no compute under nodes");
    }

    @Test
    void withoutAControllerOrAComputeThereIsNobodyToAsk() {
        WhereNovaRuns where = new WhereNovaRuns();
        Environment without =
                new SampleEnvironment().nodes(silent("net", Role.NETWORK)).build();
        assertThat(where.cells(without)).isEmpty();
        assertThat(where.whenEmpty()).contains("no controller and no compute");
        Environment one = new SampleEnvironment()
                .nodes(silent("net", Role.NETWORK), silent("compute1", Role.COMPUTE))
                .build();
        assertThat(where.cells(one)).hasSize(1);
    }
}
