package io.regioncheck.checks.ovs;

import io.regioncheck.broker.BrokerFailed;
import io.regioncheck.broker.Bus;
import io.regioncheck.broker.Roundtrip;
import io.regioncheck.broker.RpcAnswer;
import io.regioncheck.broker.RpcClient;
import io.regioncheck.broker.RpcQuestion.VersionProbe;
import io.regioncheck.broker.RpcTarget;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.release.RpcVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes the way that an agent goes when it starts: through the broker to a worker of neutron-server, and back. */
final class GateProbe {
    private static final int MESSAGES = 10;
    private static final RpcClient.Bounds BOUNDS =
            new RpcClient.Bounds(Duration.ofSeconds(5), Duration.ofSeconds(10), 1);
    /** What the environment's own user or trust may be the reason of. */
    private static final Set<BrokerFailed.Kind> OURS =
            Set.of(BrokerFailed.Kind.LOGIN_REFUSED, BrokerFailed.Kind.FORBIDDEN, BrokerFailed.Kind.UNTRUSTED);

    private final Region region;
    private final Findings findings;

    GateProbe(Region region, Findings findings) {
        this.region = region;
        this.findings = findings;
    }

    void ask() {
        Bus bus = region.broker().bus();
        boolean carries =
                bus.members().stream().map(member -> carries(bus, member)).reduce(true, Boolean::logicalAnd);
        if (carries) {
            server(bus);
        }
    }

    private boolean carries(Bus bus, String member) {
        try {
            Roundtrip trip = bus.roundtrip(member, MESSAGES);
            findings.confirm(
                    "%s carries a message in %.1f ms",
                    member, trip.percentile(50).toNanos() / 1e6);
            return true;
        } catch (BrokerFailed failed) {
            if (OURS.contains(failed.kind())) {
                throw failed;
            }
            findings.report(member)
                    .observed("%s", failed.answered())
                    .expected("a message that comes back")
                    .because("restart no agent of Open vSwitch now: its calls do not get through either")
                    .remedy("on its host: systemctl status rabbitmq-server; rabbitmq-diagnostics check_running");
            return false;
        }
    }

    /** Any reply will do, that there is no such method too: a worker was there and read the question. */
    private void server(Bus bus) {
        VersionProbe probe = new VersionProbe(
                new RpcTarget(region.broker().access().exchange("neutron"), "q-plugin"),
                Optional.empty(),
                new RpcVersion(1, 0));
        RpcAnswer answer;
        try (RpcClient client = bus.rpc()) {
            answer = client.ask(List.of(probe), BOUNDS, region.deadline())
                    .getOrDefault(probe, new RpcAnswer.Unknown("it was not asked"));
        }
        if (answer instanceof RpcAnswer.Denied denied) {
            throw new CouldNotVerify("we may not publish to neutron's exchange: " + denied.why());
        }
        if (answer instanceof RpcAnswer.Unknown unknown) {
            throw new CouldNotVerify("whether neutron-server answers calls is not known: " + unknown.why());
        }
        boolean replied = answer instanceof RpcAnswer.Replied || answer instanceof RpcAnswer.RepliedTwice;
        findings.expect(replied, "neutron-server behind q-plugin")
                .observed("%s", words(answer))
                .expected("a reply within %d s", BOUNDS.inTime().toSeconds())
                .because(
                        "restart no agent of Open vSwitch now: it asks there for all that it has to wire, and gets no answer in time")
                .remedy("%s", remedy(answer));
        if (replied) {
            findings.confirm("neutron-server answers a call on q-plugin");
        }
    }

    /** Who is not there is started; who is there may only be slow. */
    private static String remedy(RpcAnswer answer) {
        String look = "systemctl status neutron-server; tail -n 50 /var/log/neutron/neutron-server.log";
        return answer instanceof RpcAnswer.NoConsumer
                ? "on the controllers: " + GateJudge.RESTART_SERVER + "; if it does not stay: " + look
                : "on the controllers: " + look + "; raise rpc_workers if it is only slow";
    }

    private static String words(RpcAnswer answer) {
        if (answer instanceof RpcAnswer.RepliedLate late) {
            return "a reply only after " + late.took().toSeconds() + " s";
        }
        if (answer instanceof RpcAnswer.Silent silent) {
            return "no reply within " + silent.waited().toSeconds() + " s, though its queue has a consumer";
        }
        if (answer instanceof RpcAnswer.NoConsumer) {
            return "nobody consumes from the queue";
        }
        if (answer instanceof RpcAnswer.NotTaken notTaken) {
            return "the broker did not take the call: " + notTaken.why();
        }
        return "no queue took the call";
    }
}
