package io.regioncheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.TestResult;
import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureResultsTests {
    private static final RunResult RUN = SampleRun.of("lab", "7f3a0c11");

    @TempDir
    private Path directory;

    @Test
    void outcomesHaveTheirStatus() {
        assertThat(RUN.checks().stream()
                        .sorted(Comparator.comparing(CheckResult::outcome))
                        .map(check -> tuple(check.outcome(), result(check, 0).getStatus()))
                        .distinct())
                .containsExactly(
                        tuple(Outcome.PASSED, Status.PASSED),
                        tuple(Outcome.WARNED, Status.PASSED),
                        tuple(Outcome.FAILED, Status.FAILED),
                        tuple(Outcome.UNVERIFIED, Status.BROKEN),
                        tuple(Outcome.SKIPPED, Status.SKIPPED));
    }

    @Test
    void historyFollowsRegionCheckAndCellAndNothingElse() {
        CheckResult check = Samples.of("compute.boot").in("nova/vlan/local").result();
        CheckResult later = Samples.of("compute.boot")
                .in("nova/vlan/local")
                .taking(Samples.STARTED.plusSeconds(9), check.duration())
                .unverified("x")
                .result();
        RunResult otherRun = SampleRun.of("lab", "ffffffff");
        RunResult otherRegion = SampleRun.of("other", "7f3a0c11");
        String history = result(check, 0).getHistoryId();

        assertThat(new AllureCheck(otherRun, later, 3).result().getHistoryId()).isEqualTo(history);
        assertThat(new AllureCheck(otherRegion, check, 0).result().getHistoryId())
                .isNotEqualTo(history);
        assertThat(result(Samples.of("compute.boot").in("nova/vlan/ceph").result(), 0)
                        .getHistoryId())
                .isNotEqualTo(history);
    }

    @Test
    void warningIsMarkedThoughItPasses() {
        TestResult warned = result(check("volume.services"), 0);

        assertThat(warned.getName()).isEqualTo("▲ volume.services");
        assertThat(warned.getStatusDetails().getMessage()).startsWith("▲ warning");
        assertThat(warned.getDescriptionHtml()).contains("wants attention", "cinder-backup on controller-2");
        assertThat(label(warned, "tag")).isEqualTo("warned");
        assertThat(label(warned, "severity")).isEqualTo("minor");
    }

    @Test
    void rootCauseSaysWhatItTook() {
        TestResult cause = result(check("identity.endpoints"), 3);

        assertThat(label(cause, "severity")).isEqualTo("blocker");
        assertThat(cause.getStatusDetails().getMessage()).startsWith("took 3 checks with it\nerror     network http");
        assertThat(result(check("network.agents"), 0).getStatusDetails().getMessage())
                .startsWith("root cause: identity.endpoints\n");
    }

    @Test
    void treesAreOfRegionComponentCheckAndCell() {
        TestResult boot = result(check("compute.boot"), 0);

        assertThat(List.of(label(boot, "epic"), label(boot, "feature"), label(boot, "story")))
                .containsExactly("RegionOne", "compute", "compute.boot");
        assertThat(List.of(label(boot, "parentSuite"), label(boot, "suite")))
                .containsExactly("compute", "compute.boot");
        assertThat(boot.getParameters())
                .extracting(Parameter::getName, Parameter::getValue)
                .containsExactly(tuple("cell", "nova/vlan/local"));
    }

    @Test
    void nothingThatRegionAnsweredIsMarkup() {
        TestResult result = result(check("identity.endpoints"), 0);

        assertThat(result.getDescriptionHtml())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&quot;v2.0&quot; among them &amp; reachable")
                .doesNotContain("<script");
        assertThat(result.getStatusDetails().getMessage())
                .doesNotContain("<script")
                .contains("<\u2060script>");
    }

    @Test
    void evidenceIsAttached() throws IOException {
        write(RUN);
        TestResult boot = result(check("compute.boot"), 0);

        assertThat(boot.getAttachments()).extracting("name").containsExactly("console.txt", "service-logs.txt");
        assertThat(directory
                        .resolve("allure-results")
                        .resolve(boot.getAttachments().get(0).getSource()))
                .content()
                .contains("<init> ü 漢字 😀");
    }

    @Test
    void overviewSaysWhichRunThisIs() throws IOException {
        write(RUN);

        Properties environment = new Properties();
        try (Reader in = Files.newBufferedReader(directory.resolve("allure-results/environment.properties"))) {
            environment.load(in);
        }
        assertThat(environment)
                .containsEntry("upgrade", "kilo → mitaka")
                .containsEntry("verdict", "unhealthy")
                .containsEntry("notice 1", "TLS verification is switched off (tls.verify: false)")
                .containsEntry("run", "7f3a0c11");
    }

    @Test
    void leakIsRedThoughAllChecksPassed() throws IOException {
        write(SampleRun.of("lab", "7f3a0c11", Samples.STARTED, SampleRun.passed()));

        assertThat(directory
                        .resolve("allure-results")
                        .toFile()
                        .listFiles((where, name) -> name.endsWith("-result.json")))
                .extracting(file -> Files.readString(file.toPath()))
                .filteredOn(json -> json.contains("\"failed\""))
                .singleElement()
                .asString()
                .contains("run.cleanup", "still there after 180 s");
    }

    private void write(RunResult run) throws IOException {
        new AllureResults(new RunDirectory(directory), run, "1.0").write(1);
    }

    private static CheckResult check(String id) {
        return RUN.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static TestResult result(CheckResult check, int took) {
        return new AllureCheck(RUN, check, took).result();
    }

    private static String label(TestResult result, String name) {
        return result.getLabels().stream()
                .filter(label -> label.getName().equals(name))
                .map(Label::getValue)
                .findFirst()
                .orElseThrow();
    }
}
