package io.regioncheck.checks.rpc;

import io.regioncheck.broker.FoundVersions;
import io.regioncheck.broker.RpcClient;
import io.regioncheck.broker.ServedApi;
import io.regioncheck.broker.VersionSweep;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.environment.Broker.VersionProbes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which code runs, by what it accepts: a package that was upgraded says nothing of the process. */
@Checks(component = Component.RPC)
class WireVersionChecks {

    @Check(
            id = "rpc.wire-version",
            title = "Every service accepts the RPC versions of its release",
            why =
                    "A process that was not restarted runs old code whatever its package says; a newer controller's calls to it fail, or are kept down to what it knows.",
            after = {"identity.catalog:compute", "identity.endpoints:compute"},
            explainedBy = {"rabbit.alarms", "rabbit.users", "rabbit.roundtrip"},
            parameters = {
                @Parameter(
                        name = "of",
                        otherwise = "all",
                        allowed = {"all", "nova", "neutron", "cinder"},
                        means =
                                "whose versions must be the target's; in the midst of an upgrade the others are not there yet"),
                @Parameter(name = "in-time-seconds", otherwise = "5", means = "seconds after which a reply is late"),
                @Parameter(
                        name = "at-most-seconds",
                        otherwise = "10",
                        means = "seconds after which a reply is not waited for"),
                @Parameter(name = "at-once", otherwise = "200", means = "questions on their way at once")
            },
            asks = {
                "GET compute /os-services",
                "GET network /v2.0/agents",
                "GET volume /os-services",
                "GET broker /api/queues",
                "AMQP call of the method regioncheck_version_probe_ignore_errors, which no service has, to the own queue of each"
            },
            matrix = WhereVersionsMayBeAsked.class,
            deadlineSeconds = 180)
    void versionsAreThoseOfTheRelease(Region region, Findings findings) {
        ServedApis apis = new ServedApis(region.environment().releases());
        boolean thorough = region.broker().access().versionProbes() == VersionProbes.LOGGED;
        Map<Asked, ServedApi> asked = asked(region, findings, apis);
        region.doing().accept("asking " + asked.size() + " services for their versions");
        long begin = System.nanoTime();
        List<FoundVersions> found;
        try (RpcClient client = region.broker().bus().rpc()) {
            VersionSweep sweep = new VersionSweep(client, Bounds.of(region.parameters()), thorough);
            asked.forEach((one, api) -> sweep.add(one.server().target(), api));
            found = sweep.run(region.deadline());
        }
        findings.figure("sweep", (System.nanoTime() - begin) / 1e9, "s");
        WireVersionJudge judge = new WireVersionJudge(
                findings, apis, region.environment().releases().target());
        int index = 0;
        for (Asked one : asked.keySet()) {
            judge.judge(one, found.get(index++));
        }
        judge.conclude();
    }

    private static Map<Asked, ServedApi> asked(Region region, Findings findings, ServedApis apis) {
        String of = region.parameters().text("of", "all");
        Map<Asked, ServedApi> asked = new LinkedHashMap<>();
        for (Asked one : new RpcServers(region, findings).all()) {
            if (!of.equals("all") && !of.equals(one.api().service())) {
                continue;
            }
            Optional<ServedApi> api = apis.expected(one.api());
            api.ifPresentOrElse(
                    known -> asked.put(one, known),
                    () -> findings.leftOut(
                            "the version of " + one.server().label(), "there are no facts of it in this release"));
        }
        if (asked.isEmpty()) {
            throw new CouldNotVerify("there is no service whose versions are known: is release.target right?");
        }
        return asked;
    }
}
