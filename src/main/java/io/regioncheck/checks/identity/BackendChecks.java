package io.regioncheck.checks.identity;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;

/** Whether the keystones behind the balancer are one. */
@Checks(component = Component.IDENTITY)
class BackendChecks {

    @Check(
            id = "identity.backends",
            title = "Each keystone behind the balancer knows the tokens of all others",
            why =
                    "Whoever is sent to another keystone with his next request is thrown out, now and then, and nobody knows why.",
            after = "identity.token",
            parameters =
                    @Parameter(
                            name = "skew-seconds",
                            otherwise = "5",
                            means = "seconds that the clocks of two keystones may be apart"),
            asks = {
                "POST identity /auth/tokens, of each of identity.backends at its own address",
                "GET identity /auth/tokens, of each about the tokens of all"
            },
            matrix = WhereBackendsAreListed.class,
            deadlineSeconds = 240)
    void eachKnowsTheTokensOfAll(Region region, Findings findings) {
        int count = region.environment().identity().backends().size();
        region.doing().accept("asking " + count + " keystones");
        BackendAnswers answers = new BackendSurvey(region).take();
        new BackendJudge(region.environment(), findings)
                .judge(answers, region.parameters().integer("skew-seconds", 5));
    }
}
