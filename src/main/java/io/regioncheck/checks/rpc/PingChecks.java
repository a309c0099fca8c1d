package io.regioncheck.checks.rpc;

import io.regioncheck.broker.RpcAnswer;
import io.regioncheck.broker.RpcClient;
import io.regioncheck.broker.RpcQuestion.Ping;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereAmqpIsSpoken;
import java.util.List;
import java.util.Map;

/** Whether who calls himself up takes calls. */
@Checks(component = Component.RPC)
class PingChecks {

    @Check(
            id = "rpc.ping",
            title = "Every nova service answers a call on its own queue",
            why =
                    "A daemon that hangs keeps its heartbeat until service_down_time is over: nova sends it builds, and they stay in BUILD.",
            after = {"identity.catalog:compute", "identity.endpoints:compute"},
            explainedBy = {"rabbit.alarms", "rabbit.users", "rabbit.roundtrip"},
            parameters = {
                @Parameter(name = "in-time-seconds", otherwise = "5", means = "seconds after which a reply is late"),
                @Parameter(
                        name = "at-most-seconds",
                        otherwise = "10",
                        means = "seconds after which a reply is not waited for"),
                @Parameter(name = "at-once", otherwise = "200", means = "questions on their way at once")
            },
            asks = {
                "GET compute /os-services",
                "AMQP call baseapi.ping to compute.HOST, conductor.HOST, scheduler.HOST of every service on record"
            },
            matrix = WhereAmqpIsSpoken.class)
    void servicesAnswer(Region region, Findings findings) {
        List<Server> servers = NovaServers.of(region);
        List<Ping> pings =
                servers.stream().map(server -> new Ping(server.target())).toList();
        region.doing().accept("asking " + pings.size() + " services");
        long begin = System.nanoTime();
        Map<Ping, RpcAnswer> answers;
        try (RpcClient client = region.broker().bus().rpc()) {
            answers = client.ask(pings, Bounds.of(region.parameters()), region.deadline());
        }
        findings.figure("sweep", (System.nanoTime() - begin) / 1e9, "s");
        PingJudge judge = new PingJudge(findings);
        servers.forEach(server -> judge.judge(
                server, answers.getOrDefault(new Ping(server.target()), new RpcAnswer.Unknown("it was not asked"))));
        judge.conclude();
    }
}
