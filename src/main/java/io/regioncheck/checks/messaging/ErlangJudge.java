package io.regioncheck.checks.messaging;

import io.regioncheck.broker.BrokerNode;
import io.regioncheck.broker.Overview;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what the versions of RabbitMQ and Erlang mean. */
final class ErlangJudge {
    /** What of Erlang/OTP tells its release: these two change with every one. */
    private static final List<String> OTP = List.of("kernel", "stdlib");

    private final Findings findings;
    private final ErlangFacts facts;

    ErlangJudge(Findings findings, ErlangFacts facts) {
        this.findings = findings;
        this.facts = facts;
    }

    void supported(Overview node) {
        ErlangFacts.Known known = facts.of(node.rabbitmq(), node.erlang());
        String both = "Erlang " + node.erlang() + " under RabbitMQ " + node.rabbitmq();
        if (known.supported().isEmpty()) {
            findings.leftOut(both + " of " + node.node(), "nothing is known of this RabbitMQ");
        }
        for (String bad : known.bad()) {
            wrong(node, both + ": " + bad, known);
        }
        if (known.bad().isEmpty() && !known.supported().orElse(true)) {
            wrong(node, both, known);
        }
        for (String doubtful : known.doubtful()) {
            wrong(node, both + ": " + doubtful, known).warning();
        }
        findings.confirm("%s: %s", node.node(), both);
    }

    private Findings.Expectation wrong(Overview node, String observed, ErlangFacts.Known known) {
        return findings.report(node.node())
                .scope(Finding.SPARE)
                .observed("%s", observed)
                .expected("Erlang %s", known.range())
                .because("its makers do not test the two together, or know that they fail")
                .remedy(
                        "on its host: apt list -a erlang-base rabbitmq-server (or yum list); install a pair that fits, hold both: apt-mark hold erlang-base rabbitmq-server");
    }

    /** Nodes of different Erlang majors may not form a cluster; smaller differences are for the time of an upgrade. */
    void same(List<Overview> members) {
        differ("Erlang", "major", members, Overview::erlang, version -> version.replaceAll("\\..*", ""));
        differ(
                "RabbitMQ",
                "series",
                members,
                Overview::rabbitmq,
                version -> version.replaceAll("^(\\d+\\.\\d+).*", "$1"));
    }

    private void differ(
            String what,
            String rough,
            List<Overview> members,
            Function<Overview, String> version,
            Function<String, String> roughly) {
        Map<String, List<String>> nodes = members.stream()
                .collect(Collectors.groupingBy(
                        version, TreeMap::new, Collectors.mapping(Overview::node, Collectors.toList())));
        boolean farApart = nodes.keySet().stream().map(roughly).distinct().count() > 1;
        Findings.Expectation expectation = findings.expect(nodes.size() <= 1, "the cluster")
                .observed("%s differs: %s", what, nodes)
                .expected("one %s on all nodes", what)
                .because(
                        farApart
                                ? "nodes of another " + rough + " are not made to talk to each other"
                                : "that is for the hours of an upgrade, not for days")
                .remedy(
                        "upgrade the other nodes, one after the other: rabbitmq-upgrade drain; install; rabbitmq-upgrade revive");
        if (!farApart) {
            expectation.warning();
        }
    }

    /** Nodes whose own API is not in the environment are known by what they run. */
    void sameApplications(List<BrokerNode> nodes) {
        for (String application : OTP) {
            Map<String, List<String>> byVersion = nodes.stream()
                    .filter(node -> node.applications().containsKey(application))
                    .collect(Collectors.groupingBy(
                            node -> String.valueOf(node.applications().get(application)),
                            TreeMap::new,
                            Collectors.mapping(BrokerNode::name, Collectors.toList())));
            findings.expect(byVersion.size() <= 1, "the cluster")
                    .warning()
                    .observed("Erlang's own %s differs: %s", application, byVersion)
                    .expected("one Erlang on all nodes")
                    .because("the nodes run different Erlang/OTP releases")
                    .remedy("rabbitmq-diagnostics erlang_version on each node");
        }
    }
}
