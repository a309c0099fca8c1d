package io.regioncheck.report;

import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Severity;
import java.util.ArrayList;
import java.util.List;

/** One check of a run in the words of Allure. */
final class AllureCheck {
    /** What the message of a skipped check begins with if another one is to blame; categories.json looks for it. */
    static final String ROOT_CAUSE = "root cause: ";

    /** What the message of a warning begins with; categories.json looks for it. */
    static final String WARNING = "▲ ";

    private final RunResult run;
    private final CheckResult check;
    private final int took;
    private final AllureId id;

    /** @param took how many other checks were skipped because of this one */
    AllureCheck(RunResult run, CheckResult check, int took) {
        this.run = run;
        this.check = check;
        this.took = took;
        id = new AllureId(run.region(), check.id(), check.cell().orElse(""));
    }

    TestResult result() {
        TestResult result = new TestResult()
                .setUuid(id.inRun(run.run()))
                .setHistoryId(id.history())
                .setTestCaseId(id.history())
                .setFullName(run.region() + " " + check.label())
                .setName(name())
                .setStatus(status())
                .setStage(Stage.FINISHED)
                .setDescriptionHtml(AllureDescription.of(check))
                .setLabels(labels())
                .setAttachments(attachments())
                .setStart(check.started().toEpochMilli())
                .setStop(check.started().plus(check.duration()).toEpochMilli());
        String message = message();
        if (!message.isEmpty()) {
            result.setStatusDetails(new StatusDetails().setMessage(Html.inert(message)));
        }
        check.cell()
                .ifPresent(cell -> result.setParameters(
                        List.of(new Parameter().setName("cell").setValue(cell))));
        return result;
    }

    /** Returns the file that an attachment is kept in. */
    String fileOf(Evidence evidence) {
        return id.inRun(run.run()) + "-" + check.evidence().indexOf(evidence) + "-"
                + evidence.name().replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private String name() {
        return (check.outcome() == Outcome.WARNED ? WARNING : "") + check.label();
    }

    private Status status() {
        return switch (check.outcome()) {
            case PASSED, WARNED -> Status.PASSED;
            case FAILED -> Status.FAILED;
            case UNVERIFIED -> Status.BROKEN;
            case SKIPPED -> Status.SKIPPED;
        };
    }

    private String message() {
        return switch (check.outcome()) {
            case PASSED -> "";
            case WARNED -> WARNING + columns();
            case FAILED -> blame() + columns();
            case UNVERIFIED -> blame() + check.reason().orElse("unverified");
            case SKIPPED ->
                check.rootCause().map(cause -> ROOT_CAUSE + cause + "\n").orElse("")
                        + check.reason().orElse("");
        };
    }

    private String blame() {
        String words = new Blame(check, took).tookWords();
        return words.isEmpty() ? "" : words + "\n";
    }

    /** The worst finding, one column a line. */
    private String columns() {
        List<FindingGroup> groups = FindingGroup.of(check.findings());
        if (groups.isEmpty()) {
            return check.reason().orElse(check.title());
        }
        String rest = groups.size() > 1 ? "\nand " + (groups.size() - 1) + " more, see below" : "";
        return groups.get(0).columns() + rest;
    }

    private List<Label> labels() {
        List<Label> labels = new ArrayList<>(List.of(
                label("epic", run.region()),
                label("feature", check.component().toString()),
                label("story", check.id()),
                label("parentSuite", check.component().toString()),
                label("severity", severity())));
        check.cell().ifPresent(cell -> labels.add(label("suite", check.id())));
        if (check.outcome() == Outcome.WARNED) {
            labels.add(label("tag", "warned"));
        }
        if (check.findings().stream().anyMatch(finding -> finding.waived().isPresent())) {
            labels.add(label("tag", "waived"));
        }
        if (took > 0) {
            labels.add(label("tag", "root cause"));
        }
        return labels;
    }

    private String severity() {
        boolean error =
                check.findings().stream().anyMatch(finding -> finding.counts() && finding.severity() == Severity.ERROR);
        return switch (check.outcome()) {
            case FAILED -> took > 0 ? "blocker" : "critical";
            case UNVERIFIED -> took > 0 ? "blocker" : error ? "critical" : "normal";
            case WARNED -> "minor";
            case PASSED, SKIPPED -> "normal";
        };
    }

    private List<Attachment> attachments() {
        return check.evidence().stream()
                .map(evidence -> new Attachment()
                        .setName(evidence.name())
                        .setType(evidence.mediaType())
                        .setSource(fileOf(evidence)))
                .toList();
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }
}
