package io.regioncheck.checks.logs;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereHostsAreAsked;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.Item;

/** Whether the services warn of what goes away. They tell most of it once, when they start. */
@Checks(component = Component.LOGS)
class DeprecationChecks {
    @Check(
            id = "logs.deprecations",
            title = "No service warns of options and features that go away",
            why =
                    "What is deprecated now is gone in one of the next releases: an option is ignored without a word then, and a service may not start.",
            asks = "warnings of deprecation in the logs of OpenStack, RabbitMQ, MySQL and Apache",
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
                        means = "the service that was upgraded: its warnings since its code came, and no others")
            },
            matrix = WhereHostsAreAsked.class)
    void nothingDeprecatedIsInUse(Region region, Findings findings) {
        Gathered gathered = region.gathered();
        String of = region.parameters().text(LogWindow.OF, LogWindow.ALL);
        LogWindow window = LogWindow.of(gathered, region.parameters());
        LogSurvey survey = LogSurvey.of(gathered, window);
        if (survey.hosts() > 0) {
            new DeprecationJudge(findings, of).judge(survey);
            window.tell(findings);
            Blanks.unlogged(survey, findings);
        }
        survey.conclude();
    }
}
