package io.regioncheck.checks.messaging;

import io.regioncheck.broker.BrokerNode;
import io.regioncheck.broker.BrokerNode.Gauge;
import io.regioncheck.broker.BrokerQueue;
import io.regioncheck.broker.FeatureFlag;
import io.regioncheck.broker.Management;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereBrokerIsAsked;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How much room is left before RabbitMQ refuses. */
@Checks(component = Component.RABBIT)
class LimitChecks {

    @Check(
            id = "rabbit.limits",
            title = "File descriptors, sockets, processes and disk have headroom; feature flags are on",
            why =
                    "At a limit new clients are refused or all are blocked, which shows first when many reconnect after a restart.",
            parameters = {
                @Parameter(
                        name = "warn-percent",
                        otherwise = "80",
                        means =
                                "used file descriptors, sockets or processes, in percent, from which on it is a warning"),
                @Parameter(name = "error-percent", otherwise = "95", means = "and from which on an error"),
                @Parameter(
                        name = "disk-gibibytes",
                        otherwise = "1",
                        means = "least free disk, in GiB, where twice the alarm's limit is less"),
                @Parameter(
                        name = "queue-type",
                        otherwise = "any",
                        allowed = {"any", "classic", "quorum"},
                        means = "what the services' queues must be")
            },
            asks = {"GET broker /api/nodes", "GET broker /api/feature-flags", "GET broker /api/queues/VHOST"},
            matrix = WhereBrokerIsAsked.class)
    void thereIsHeadroom(Region region, Findings findings) {
        Management management = region.broker().management();
        int warn = region.parameters().integer("warn-percent", 80);
        int most = region.parameters().integer("error-percent", 95);
        double least = region.parameters().integer("disk-gibibytes", 1) * Bytes.GIBI;
        for (BrokerNode node : management.nodes()) {
            if (!node.running()) {
                findings.leftOut(node.name(), "it does not run");
                continue;
            }
            use("file descriptors", node.files(), node, warn, most, findings);
            use("sockets", node.sockets(), node, warn, most, findings);
            use("Erlang processes", node.processes(), node, warn, most, findings);
            node.disk().ifPresent(disk -> disk(disk, node, least, findings));
        }
        flags(management.featureFlags(), findings);
        types(management.queues(), region.parameters().text("queue-type", "any"), findings);
    }

    private static void use(
            String what, Optional<Gauge> gauge, BrokerNode node, int warn, int most, Findings findings) {
        if (gauge.isEmpty()) {
            findings.leftOut(what + " of " + node.name(), "this version has no limit of them or does not tell");
            return;
        }
        double percent = gauge.get().percent();
        Findings.Expectation expectation = findings.expect(percent < warn, node.name())
                .observed(
                        "%s: %d of %d, %.0f %%",
                        what, gauge.get().value(), gauge.get().limit(), percent)
                .expected("less than %d %%", warn)
                .because("once they are used up, clients that reconnect are refused")
                .remedy(
                        "%s",
                        what.equals("file descriptors")
                                ? "systemctl edit rabbitmq-server: [Service] LimitNOFILE=65536; which clients: rabbitmqctl list_connections"
                                : "rabbitmqctl list_connections name user peer_host; rabbitmq-diagnostics status");
        if (percent < most) {
            expectation.warning();
        }
        findings.confirm(
                "%s: %s %d of %d",
                node.name(), what, gauge.get().value(), gauge.get().limit());
    }

    private static void disk(Gauge disk, BrokerNode node, double least, Findings findings) {
        double wanted = Math.max(2.0 * disk.limit(), least);
        findings.expect(disk.value() >= wanted, node.name())
                .warning()
                .observed("%s free on disk, the alarm comes at %s", Bytes.of(disk.value()), Bytes.of(disk.limit()))
                .expected("%s at least", Bytes.of(wanted))
                .because("at the limit all who publish are blocked")
                .remedy("on its host: df -h /var/lib/rabbitmq; du -sh /var/log/rabbitmq");
        findings.confirm("%s: %s free on disk", node.name(), Bytes.of(disk.value()));
    }

    private static void flags(List<FeatureFlag> flags, Findings findings) {
        List<String> off = flags.stream()
                .filter(flag ->
                        flag.stability().equals("stable") && flag.state().equals("disabled"))
                .map(FeatureFlag::name)
                .toList();
        findings.expect(off.isEmpty(), "feature flags")
                .warning()
                .scope(Finding.SPARE)
                .observed("%d stable ones are off: %s", off.size(), String.join(", ", off))
                .expected("all stable ones on, once every node is upgraded")
                .because("the next version of RabbitMQ may require them, and then a node does not start")
                .remedy("rabbitmqctl list_feature_flags; rabbitmqctl enable_feature_flag all");
        if (!flags.isEmpty()) {
            findings.confirm("%d feature flags, no stable one off: %s", flags.size(), off.isEmpty());
        }
    }

    private static void types(List<BrokerQueue> queues, String wanted, Findings findings) {
        TreeMap<String, Long> types =
                queues.stream().collect(Collectors.groupingBy(BrokerQueue::type, TreeMap::new, Collectors.counting()));
        findings.confirm("%d queues: %s", queues.size(), types);
        if (wanted.equals("any")) {
            return;
        }
        List<String> others = queues.stream()
                .filter(queue -> !QueueNames.isTransient(queue) && !queue.type().equals(wanted))
                .map(BrokerQueue::name)
                .toList();
        findings.expect(others.isEmpty(), "queues")
                .warning()
                .observed(
                        "%d are not %s, such as %s",
                        others.size(), wanted, others.stream().findFirst().orElse(""))
                .expected("%s queues, as the suite wants", wanted)
                .because("they do not survive the loss of their node as the others do")
                .remedy("grep rabbit_quorum_queue in the services' configuration; restart those whose queues they are");
    }
}
