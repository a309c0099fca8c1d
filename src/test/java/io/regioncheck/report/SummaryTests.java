package io.regioncheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.regioncheck.check.RunResult;
import io.regioncheck.environment.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTests {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path reports;

    @Test
    void summaryKeepsItsContract() throws IOException {
        JsonNode schema = JSON.readTree(Path.of("docs", "summary.schema.json").toFile());

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(summary(SampleRun.of("lab", "7f3a0c11"))))
                .isEmpty();
    }

    @Test
    void summarySaysWhatTheRunSays() throws IOException {
        JsonNode summary = summary(SampleRun.of("lab", "7f3a0c11"));

        assertThat(summary.path("verdict").asText()).isEqualTo("unhealthy");
        assertThat(summary.path("exitCode").asInt()).isEqualTo(1);
        assertThat(summary.path("startedAt").asText()).isEqualTo("2026-11-24T08:00:00Z");
        assertThat(summary.path("seconds").asDouble()).isEqualTo(48.2);
        assertThat(summary.path("counts"))
                .hasToString("{\"passed\":4,\"warned\":2,\"failed\":4,\"unverified\":1,\"skipped\":4}");
        assertThat(summary.path("leaked")).hasSize(1);
    }

    @Test
    void checkWithoutMatrixHasNullForItsCell() throws IOException {
        JsonNode checks = summary(SampleRun.of("lab", "7f3a0c11")).path("checks");

        assertThat(checks.path(0).path("cell").isNull()).isTrue();
        assertThat(checks.findValuesAsText("cell")).contains("nova/vlan/local");
    }

    @Test
    void summaryIsStillJsonWhereSecretLooksLikeJson() throws IOException {
        JsonNode summary =
                summary(SampleRun.of("lab", "7f3a0c11"), "\"observed\"", "[upgrade_levels]", "true", "passed");

        assertThat(summary.path("counts").path("passed").asInt()).isEqualTo(4);
        assertThat(summary.findValuesAsText("observed")).contains("*** compute = kilo");
    }

    private JsonNode summary(RunResult result, String... secrets) throws IOException {
        new Reports(reports, "1.0", Optional.empty())
                .write(result, List.of(secrets).stream().map(Secret::of).toList());
        return JSON.readTree(reports.resolve("lab/latest/summary.json").toFile());
    }
}
