package io.regioncheck.checks.logs;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereHostsAreAsked;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.Item;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether the logs have errors that they did not have before. */
@Checks(component = Component.LOGS)
class ErrorChecks {
    @Check(
            id = "logs.errors",
            title = "The logs have no errors that they did not have before",
            why =
                    "What an upgrade broke and no API shows, such as a periodic task, is told by the services' logs alone: a traceback that was not there before is the first sign.",
            asks =
                    "ERROR, CRITICAL and tracebacks in the logs of OpenStack, libvirt, Open vSwitch, RabbitMQ, MySQL and Apache",
            gathers = {Item.LOG_LINES, Item.PACKAGES, Item.PROCESSES},
            parameters = {
                @Parameter(
                        name = LogWindow.MINUTES,
                        otherwise = "0",
                        means = "minutes to look back, at most nodes.gather.log-window; 0 is all of that"),
                @Parameter(
                        name = LogWindow.OF,
                        otherwise = LogWindow.ALL,
                        allowed = {LogWindow.ALL, "keystone", "glance", "nova", "neutron", "cinder", "placement"},
                        means =
                                "the service that was upgraded: only what was said since its code came counts, and only its own new errors fail the region")
            },
            matrix = WhereHostsAreAsked.class)
    void errorsAreKnown(Region region, Findings findings) {
        Gathered gathered = region.gathered();
        String of = region.parameters().text(LogWindow.OF, LogWindow.ALL);
        LogWindow window = LogWindow.of(gathered, region.parameters());
        long minutes =
                Math.max(1, Duration.between(window.earliest(), Instant.now()).toMinutes());
        LogSurvey survey = LogSurvey.of(gathered, window);
        Optional<Path> file = region.environment().baselines().errors();
        Optional<ErrorBaseline> baseline = file.flatMap(ErrorBaseline.FILE::read);
        if (survey.hosts() > 0) {
            List<ErrorJudge.Judged> judged =
                    new ErrorJudge(findings, KnownLines.facts(), baseline, minutes, of).judge(survey);
            window.tell(findings);
            if (of.equals(LogWindow.ALL)) {
                findings.attach(ErrorBaseline.FILE.evidence(
                        ErrorBaseline.now(region.environment().region(), minutes, ErrorJudge.worthKeeping(judged))));
            }
            findings.attach(Evidence.text("errors.txt", LogWords.table(judged)));
            Blanks.tell(survey, findings);
        }
        if (baseline.isEmpty()) {
            findings.leftOut("telling new errors from old ones", ErrorBaseline.FILE.missing(file, "baselines.errors"));
        }
        survey.conclude();
    }
}
