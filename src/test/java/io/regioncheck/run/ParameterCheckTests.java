package io.regioncheck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.check.CheckMethod;
import io.regioncheck.check.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A threshold that a suite sets is the one that holds, or the run does not begin. */
class ParameterCheckTests {
    private final ParameterCheck check = new ParameterCheck(CheckCatalogue.in("io.regioncheck.run.toys.well"));

    @Test
    void whatTheCheckDeclaresMayBeSaidIfItFits() {
        check.check(suite("compute.root", Map.of("sample", 3, "way", "soft")));
        check.check(suite("compute.root", Map.of()));
    }

    @Test
    void everyMistakeIsNamedWithWhatIsAllowed() {
        assertThatThrownBy(() -> check.check(suite("compute.root", Map.of("sampel", 3, "sample", "3s", "way", false))))
                .isInstanceOf(UsageError.class)
                .hasMessage("""
                        suite toys, parameters.compute.root.sampel: an unknown parameter, allowed: sample, way; did you mean sample?
                        suite toys, parameters.compute.root.sample: found 3s, allowed: a whole number
                        suite toys, parameters.compute.root.way: found false, allowed: hard, soft""");
    }

    @Test
    void patternsAndChecksWithoutParametersAreRefused() {
        assertThatThrownBy(() -> check.check(suite("compute.*", Map.of("sample", 3))))
                .hasMessageContaining("no check is called compute.*");
        assertThatThrownBy(() -> check.check(suite("compute.cells", Map.of("sample", 3))))
                .hasMessageContaining("allowed: none");
    }

    @Test
    void suitesOfThisRepositorySetWhatThereIs() {
        Suites suites = new Suites(Path.of("suites"));
        ParameterCheck all = new ParameterCheck(CheckCatalogue.load());

        assertThat(suites.names()).isNotEmpty().allSatisfy(name -> all.check(suites.load(name)));
    }

    @Test
    void documentedParametersAreThoseThatThereAre() throws IOException {
        Set<String> declared = CheckCatalogue.load().all().stream()
                .flatMap(check -> check.parameters().stream()
                        .map(parameter -> row(check, parameter.name(), parameter.otherwise())))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = new TreeSet<>();
        List<String> ids = List.of();
        for (String line : Files.readAllLines(Path.of("docs", "suites.md"))) {
            String[] cells = line.split("\\s*\\|\\s*", -1);
            if (cells.length == 6
                    && cells[2].matches("[a-z-]+")
                    && !cells[2].equals("parameter")
                    && !cells[2].matches("-+")) {
                ids = cells[1].isEmpty() ? ids : List.of(cells[1].split(", "));
                ids.forEach(id -> documented.add(id + " " + cells[2] + " " + cells[4]));
            }
        }

        assertThat(documented).isEqualTo(declared);
    }

    private static String row(CheckMethod check, String name, String otherwise) {
        return check.id() + " " + name + " " + otherwise;
    }

    private static Suite suite(String check, Map<String, Object> values) {
        return new Suite(
                "toys",
                "Toys",
                "never",
                List.of("*"),
                List.of(),
                Map.of(check, new Parameters(values)),
                true,
                Optional.empty());
    }
}
