package io.regioncheck.report;

import io.qameta.allure.model.Label;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import java.util.List;

/** What is wrong with a run as a whole, as one more test of Allure: else all of it would be green. */
final class AllureAftermath {
    private AllureAftermath() {}

    static TestResult result(RunResult run, Aftermath trouble) {
        AllureId id = new AllureId(run.region(), trouble.id(), "");
        long ended = run.started().plus(run.duration()).toEpochMilli();
        return new TestResult()
                .setUuid(id.inRun(run.run()))
                .setHistoryId(id.history())
                .setTestCaseId(id.history())
                .setFullName(run.region() + " " + trouble.id())
                .setName(trouble.id())
                .setStatus(trouble.outcome() == Outcome.FAILED ? Status.FAILED : Status.BROKEN)
                .setStatusDetails(new StatusDetails().setMessage(Html.inert(trouble.text())))
                .setStage(Stage.FINISHED)
                .setStart(ended)
                .setStop(ended)
                .setLabels(List.of(
                        label("epic", run.region()),
                        label("feature", "run"),
                        label("story", trouble.id()),
                        label("parentSuite", "run"),
                        label("severity", "critical")));
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }
}
