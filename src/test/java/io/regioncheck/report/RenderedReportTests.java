package io.regioncheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regioncheck.environment.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three runs of one environment, rendered by the real generator. */
class RenderedReportTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EMBEDDED = Pattern.compile("'([^']+)': '([A-Za-z0-9+/=]*)'");

    @TempDir
    private static Path root;

    private static final List<Written> WRITTEN = new ArrayList<>();

    @BeforeAll
    static void render() {
        Optional<Renderer> renderer = Renderer.find();
        assumeTrue(renderer.isPresent(), Renderer.MISSING);
        Reports reports = new Reports(root, "1.0", renderer);
        List<Secret> secrets = List.of(Secret.of(SampleRun.SECRET));
        for (int run = 1; run <= 3; run++) {
            WRITTEN.add(reports.write(
                    SampleRun.of(
                            "lab",
                            "7f3a0c1" + run,
                            Samples.STARTED.plusSeconds(run * 3600L),
                            run < 3 ? SampleRun.passed() : SampleRun.checks()),
                    secrets));
        }
    }

    @Test
    void reportIsOneFileToOpen() {
        assertThat(WRITTEN).allMatch(written -> written.troubles().isEmpty());
        assertThat(WRITTEN.get(2).report()).isEqualTo(root.resolve("lab/latest/index.html"));
    }

    @Test
    void trendShowsAllRunsInTheirOrder() throws IOException {
        JsonNode trend = json("allure/widgets/history-trend.json");

        assertThat(trend.findValuesAsText("buildOrder")).containsExactly("3", "2", "1");
        assertThat(trend.findValuesAsText("reportUrl"))
                .containsExactly("../7f3a0c13/index.html", "../7f3a0c12/index.html", "../7f3a0c11/index.html");
        assertThat(trend.path(0).path("data").path("failed").asInt()).isEqualTo(5);
        assertThat(trend.path(1).path("data").path("failed").asInt()).isEqualTo(1);
    }

    @Test
    void checkKnowsHowItWentBefore() throws IOException {
        assertThat(testCase("compute.boot nova/vlan/local").at("/extra/history/items"))
                .hasSize(2)
                .allMatch(item -> item.path("status").asText().equals("passed"));
    }

    @Test
    void linkToEarlierRunLeadsToTheCheckInIt() throws IOException {
        String link = testCase("identity.token")
                .at("/extra/history/items/0/reportUrl")
                .asText();

        assertThat(link).matches("\\.\\./7f3a0c12/index\\.html#testresult/[0-9a-f]+");
        String uid = link.substring(link.lastIndexOf('/') + 1);
        assertThat(root.resolve("lab/7f3a0c12/index.html")).content().contains("'data/test-cases/" + uid + ".json'");
    }

    @Test
    void singleFileHoldsWhatTheDirectoryHolds() throws IOException {
        Matcher embedded = EMBEDDED.matcher(Files.readString(run().resolve("index.html")));
        List<String> names = new ArrayList<>();
        while (embedded.find()) {
            names.add(embedded.group(1));
            assertThat(run().resolve("allure").resolve(embedded.group(1)))
                    .hasBinaryContent(Base64.getDecoder().decode(embedded.group(2)));
        }
        assertThat(names).contains("data/suites.json", "widgets/summary.json", "widgets/history-trend.json");
    }

    @Test
    void noPageCallsAnybody() throws IOException {
        for (String page : List.of("index.html", "allure/index.html")) {
            assertThat(Files.readString(run().resolve(page)))
                    .contains("Content-Security-Policy")
                    .doesNotContain("googletagmanager", "gtag(", "G-FVWC4GKEYS", "http://", "https://")
                    .doesNotContainPattern("(src|href)=\"//");
        }
        assertThat(Files.readString(run().resolve("allure/app.js")))
                .doesNotContain("googletagmanager", "google-analytics", "sendBeacon");
    }

    @Test
    void categoriesSortWhatIsNotWell() throws IOException {
        assertThat(json("allure/widgets/categories.json").path("items").findValuesAsText("name"))
                .containsExactly(
                        "The region is wrong",
                        "Could not be verified",
                        "It works, with a warning",
                        "Root cause elsewhere",
                        "Does not apply here");
    }

    @Test
    void nothingRenderedHoldsSecret() throws IOException {
        try (Stream<Path> files = Files.walk(run().resolve("allure"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                        .doesNotContain("s3cr");
            }
        }
    }

    private static Path run() {
        return root.resolve("lab/7f3a0c13");
    }

    private static JsonNode json(String file) throws IOException {
        return JSON.readTree(run().resolve(file).toFile());
    }

    private static JsonNode testCase(String name) throws IOException {
        try (Stream<Path> files = Files.list(run().resolve("allure/data/test-cases"))) {
            for (Path file : files.toList()) {
                JsonNode test = JSON.readTree(file.toFile());
                if (test.path("name").asText().equals(name)) {
                    return test;
                }
            }
        }
        throw new IllegalArgumentException("no " + name);
    }
}
