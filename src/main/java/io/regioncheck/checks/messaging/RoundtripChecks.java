package io.regioncheck.checks.messaging;

import io.regioncheck.broker.BrokerFailed;
import io.regioncheck.broker.Bus;
import io.regioncheck.broker.Roundtrip;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereAmqpIsSpoken;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Whether a message comes through, and how fast. */
@Checks(component = Component.RABBIT)
class RoundtripChecks {
    /** What the environment's own user or trust may be the reason of. */
    private static final Set<BrokerFailed.Kind> OURS =
            Set.of(BrokerFailed.Kind.LOGIN_REFUSED, BrokerFailed.Kind.FORBIDDEN, BrokerFailed.Kind.UNTRUSTED);

    @Check(
            id = "rabbit.roundtrip",
            title = "Each node takes a message, confirms it and gives it back",
            why = "All that services tell each other takes this way; a broker that hangs still holds its port.",
            explainedBy = {"rabbit.alarms", "rabbit.users"},
            parameters = {
                @Parameter(name = "messages", otherwise = "100", means = "how many are sent"),
                @Parameter(name = "slow-millis", otherwise = "500", means = "milliseconds that 99 % of them may take")
            },
            asks = "AMQP of each node: messages of 64 bytes to a queue of our own, exclusive and auto-delete",
            matrix = WhereAmqpIsSpoken.class)
    void messageComesBack(Region region, Findings findings) {
        Bus bus = region.broker().bus();
        int messages = region.parameters().integer("messages", 100);
        int slow = region.parameters().integer("slow-millis", 500);
        Optional<BrokerFailed> notVerified = Optional.empty();
        for (String member : bus.members()) {
            region.doing().accept(messages + " messages through " + member);
            try {
                judge(member, bus.roundtrip(member, messages), slow, findings);
            } catch (BrokerFailed failed) {
                if (OURS.contains(failed.kind())) {
                    notVerified = Optional.of(failed);
                } else {
                    broken(member, failed, findings);
                }
            }
        }
        if (notVerified.isPresent()) {
            throw notVerified.get();
        }
    }

    private static void judge(String member, Roundtrip roundtrip, int slow, Findings findings) {
        double median = millis(roundtrip.percentile(50));
        double most = millis(roundtrip.percentile(99));
        findings.figure("median " + member, median, "ms");
        findings.figure("99 % " + member, most, "ms");
        findings.confirm(
                "%s: %d messages, median %.1f ms, 99 %% within %.1f ms",
                member, roundtrip.latencies().size(), median, most);
        findings.expect(most <= slow, member)
                .warning()
                .observed("99 %% of the messages within %.0f ms, half of them within %.0f ms", most, median)
                .expected("within %d ms", slow)
                .because("each API call makes several of these ways one after the other")
                .remedy("rabbitmq-diagnostics observer -n of that node; iostat -x and top on its host");
    }

    private static void broken(String member, BrokerFailed failed, Findings findings) {
        findings.report(member)
                .observed("%s", failed.answered())
                .expected("a message that comes back")
                .because("services that are connected to this node get no message through either")
                .remedy("%s", remedy(failed));
    }

    private static String remedy(BrokerFailed failed) {
        return switch (failed.kind()) {
            case VHOST_REFUSED -> "rabbitmqctl list_vhosts; rabbitmqctl list_permissions";
            case SILENT -> "rabbitmq-diagnostics alarms; rabbitmq-diagnostics check_running on that node";
            default -> "on its host: systemctl status rabbitmq-server; rabbitmq-diagnostics status";
        };
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
