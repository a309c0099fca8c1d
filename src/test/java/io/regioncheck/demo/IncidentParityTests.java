package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.RunResult;
import io.regioncheck.demo.region.Incident;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The smoke suite says the same of an incident in the embedded region as lab/drill saw it say of the fault in the lab. */
@Timeout(400)
@Execution(ExecutionMode.CONCURRENT)
class IncidentParityTests {
    private static final Path SEEN_ON_THE_LAB = Path.of("src/test/resources/io/regioncheck/demo/outcomes");
    private static final String SUFFIX = ".txt";
    /** These regions start without a broker and a database, which none of the incidents touches: ControlPlaneTests asks those. */
    private static final Pattern ELSEWHERE = Pattern.compile(" (rabbit|db)\\.");

    @TempDir
    private Path directory;

    static List<String> drilled() throws IOException {
        try (Stream<Path> files = Files.list(SEEN_ON_THE_LAB)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("drilled")
    void outcomesAndWordsAreThoseOfTheLab(String name) {
        DemoSettings settings =
                DemoSettings.likeTheLab().with(Incident.named(name).orElseThrow());
        RunResult result = new DemoRun(settings, directory).smoke().results().get(0);
        assertThat(here(result.checks().stream().map(IncidentParityTests::line)))
                .as(() -> "what was found: " + findings(result))
                .isEqualTo(here(seenOnTheLab(name).stream()));
        DrillBook book = DrillBook.of(name);
        assertThat(said(result, book.check())).containsPattern(book.words());
    }

    /** All that the findings of a check say, put together as lab/drill does. */
    private static String said(RunResult result, String id) {
        return result.checks().stream()
                .filter(check -> check.id().equals(id))
                .flatMap(check -> check.findings().stream())
                .map(finding -> finding.subject() + " " + finding.observed() + " " + finding.remedy())
                .collect(Collectors.joining("\n"));
    }

    private static List<String> findings(RunResult result) {
        return result.checks().stream()
                .flatMap(check -> check.findings().stream().map(finding -> check.label() + ": " + finding.observed()))
                .toList();
    }

    private static List<String> here(Stream<String> lines) {
        return lines.filter(line -> !ELSEWHERE.matcher(line).find()).sorted().toList();
    }

    private static String line(CheckResult check) {
        return check.outcome() + " " + check.label()
                + check.rootCause().map(root -> " after " + root).orElse("");
    }

    private static List<String> seenOnTheLab(String name) {
        try {
            return Files.readAllLines(SEEN_ON_THE_LAB.resolve(name + SUFFIX));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
