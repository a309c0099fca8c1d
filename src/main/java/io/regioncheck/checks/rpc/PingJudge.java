package io.regioncheck.checks.rpc;

import io.regioncheck.broker.RpcAnswer;
import io.regioncheck.broker.RpcReply;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what the answers to pings mean. */
final class PingJudge {
    private final Findings findings;
    private final List<String> table = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<Duration> latencies = new ArrayList<>();
    private boolean anyUp;

    PingJudge(Findings findings) {
        this.findings = findings;
    }

    void judge(Server server, RpcAnswer answer) {
        anyUp |= server.up();
        table.add(String.format(
                Locale.ROOT,
                "%-16s %-40s %-5s %s",
                server.binary(),
                server.host(),
                server.up() ? "up" : "down",
                Wording.of(answer)));
        if (answer instanceof RpcAnswer.Denied
                || answer instanceof RpcAnswer.NotTaken
                || answer instanceof RpcAnswer.Unknown) {
            unknown.add(server.label() + ": " + Wording.of(answer));
        } else if (answer instanceof RpcAnswer.Replied replied) {
            replied(server, replied.reply(), replied.took());
        } else if (answer instanceof RpcAnswer.RepliedLate late) {
            latencies.add(late.took());
            wrong(server, answer, "a reply in time")
                    .warning()
                    .because("calls that wait for it may time out under load");
        } else if (answer instanceof RpcAnswer.RepliedTwice) {
            wrong(server, answer, "one reply")
                    .warning()
                    .because("the call was carried out twice: delivered again, or taken by two daemons of one name");
        } else if (server.up()) {
            wrong(server, answer, "a reply of " + NovaServers.topic(server.binary()))
                    .because("it calls itself up and does no work: what is sent to it hangs");
        } else {
            findings.leftOut("a verdict on " + server.label(), "nova has it down: " + Wording.of(answer));
        }
    }

    private void replied(Server server, RpcReply reply, Duration took) {
        latencies.add(took);
        String topic = NovaServers.topic(server.binary());
        String name = reply instanceof RpcReply.Result result
                ? result.value().path("service").asText()
                : "";
        if (!name.equals(topic)) {
            wrong(server, new RpcAnswer.Replied(reply, took), "its own name, " + topic)
                    .because("something else answers on its queue, or code that does not know a ping");
        } else if (!server.up()) {
            wrong(server, new RpcAnswer.Replied(reply, took), "nova to have it up")
                    .warning()
                    .because("it works, but its heartbeats do not arrive: look at its conductor and the database");
        }
    }

    private Findings.Expectation wrong(Server server, RpcAnswer answer, String expected) {
        return findings.report(server.label())
                .scope(Finding.SPARE)
                .observed("%s", Wording.of(answer))
                .expected("%s", expected)
                .remedy(
                        "on %s: systemctl status %s; systemctl restart %s; tail -n 50 /var/log/nova/%s.log",
                        server.machine(), server.binary(), server.binary(), server.binary());
    }

    /** @throws CouldNotVerify if there are services of which nothing could be found out, or none is up and none replied */
    void conclude() {
        findings.attach(Evidence.text("answers.txt", String.join("\n", table) + "\n"));
        if (!latencies.isEmpty()) {
            latencies.sort(null);
            findings.figure("median reply", millis(latencies.size() / 2), "ms");
            findings.figure("slowest reply", millis(latencies.size() - 1), "ms");
            findings.confirm(
                    "%d of %d services replied, the slowest in %.0f ms",
                    latencies.size(), table.size(), millis(latencies.size() - 1));
        }
        if (!unknown.isEmpty()) {
            throw new CouldNotVerify(unknown.size() + " of " + table.size() + " services could not be asked: "
                    + unknown.get(0) + "; see answers.txt");
        }
        if (!anyUp && latencies.isEmpty()) {
            throw new CouldNotVerify("nova has all " + table.size() + " services down, and none replied");
        }
    }

    private double millis(int index) {
        return latencies.get(index).toNanos() / 1e6;
    }
}
