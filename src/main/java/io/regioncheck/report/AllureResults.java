package io.regioncheck.report;

import io.qameta.allure.AllureResultsWriteException;
import io.qameta.allure.FileSystemResultsWriter;
import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.RunResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A run as Allure reads it, in {@code allure-results/}: a file for each check, its evidence, and what they belong to. */
final class AllureResults {
    static final String DIRECTORY = "allure-results";

    private final RunDirectory directory;
    private final RunResult run;
    private final String version;

    AllureResults(RunDirectory directory, RunResult run, String version) {
        this.directory = directory;
        this.run = run;
        this.version = version;
    }

    /** @param order of this run among those of its environment, counted from 1: the axis of trends */
    void write(long order) throws IOException {
        directory.text(DIRECTORY + "/environment.properties", environment());
        directory.json(DIRECTORY + "/executor.json", executor(order));
        directory.json(DIRECTORY + "/categories.json", categories());
        try {
            FileSystemResultsWriter writer =
                    new FileSystemResultsWriter(directory.path().resolve(DIRECTORY));
            Map<CheckResult, Integer> took =
                    Blame.of(run).stream().collect(Collectors.toMap(Blame::check, Blame::took, Integer::sum));
            run.checks().forEach(check -> write(writer, check, took.getOrDefault(check, 0)));
            Aftermath.of(run).forEach(trouble -> writer.write(AllureAftermath.result(run, trouble)));
        } catch (AllureResultsWriteException failure) {
            throw new IOException("cannot write results for Allure: " + failure.getCause(), failure);
        }
    }

    private void write(FileSystemResultsWriter writer, CheckResult check, int took) {
        AllureCheck allure = new AllureCheck(run, check, took);
        for (Evidence evidence : check.evidence()) {
            byte[] content = evidence.content().getBytes(StandardCharsets.UTF_8);
            writer.write(allure.fileOf(evidence), new ByteArrayInputStream(content));
        }
        writer.write(allure.result());
    }

    /** What the overview shows of the run; of these lines, Allure shows the first five at once. */
    private String environment() throws IOException {
        StringBuilder lines =
                new StringBuilder(property("verdict", run.verdict().toString()));
        if (run.reason().isPresent()) {
            lines.append(property("because", run.reason().get()));
        }
        lines.append(property("region", run.region())).append(property("upgrade", run.upgrade()));
        for (int i = 0; i < run.notices().size(); i++) {
            lines.append(property("notice " + (i + 1), run.notices().get(i)));
        }
        return lines.append(property("suite", run.suite()))
                .append(property("again", run.again()))
                .append(property("environment", run.environment()))
                .append(property("run", run.run()))
                .append(property("version", version))
                .toString();
    }

    private static String property(String key, String value) throws IOException {
        Properties one = new Properties();
        one.put(key, value);
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        one.store(stored, null);
        // without the comment that says when it was stored
        return stored.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private Map<String, Object> executor(long order) {
        Map<String, Object> executor = new LinkedHashMap<>();
        executor.put("name", "regioncheck " + version);
        executor.put("type", "regioncheck");
        executor.put("buildOrder", order);
        executor.put("buildName", run.run());
        // seen from the single file of another run
        executor.put("reportUrl", "../" + run.run() + "/" + AllureHtml.FILE);
        executor.put("reportName", "regioncheck · " + run.environment() + " · " + run.suite());
        return executor;
    }

    private static List<Map<String, Object>> categories() {
        return List.of(
                category("The region is wrong", "failed", "(?s).*"),
                category("Could not be verified", "broken", "(?s).*"),
                category("It works, with a warning", "passed", "(?s)" + AllureCheck.WARNING + ".*"),
                category("Root cause elsewhere", "skipped", "(?s)" + AllureCheck.ROOT_CAUSE + ".*"),
                category("Does not apply here", "skipped", "(?s)(?!" + AllureCheck.ROOT_CAUSE + ").*"));
    }

    private static Map<String, Object> category(String name, String status, String messages) {
        return new TreeMap<>(Map.of("name", name, "matchedStatuses", List.of(status), "messageRegex", messages));
    }
}
