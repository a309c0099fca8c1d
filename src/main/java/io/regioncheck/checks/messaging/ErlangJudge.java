package io.regioncheck.checks.messaging;

import io.regioncheck.broker.BrokerNode;
import io.regioncheck.broker.Overview;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.release.ErlangSupport;
import io.regioncheck.release.ErlangVerdict;
import io.regioncheck.release.ErlangVerdict.Note;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what the versions of RabbitMQ and Erlang mean. */
final class ErlangJudge {
    /** What of Erlang/OTP tells its release: these two change with every one. */
    private static final List<String> OTP = List.of("kernel", "stdlib");

    /** Of the kinds of notes those that are trouble; what is incompatible is told with the verdict. */
    private static final Set<String> TROUBLE = Set.of("memory", "bug", "security");

    private final Findings findings;
    private final ErlangSupport facts;

    ErlangJudge(Findings findings, ErlangSupport facts) {
        this.findings = findings;
        this.facts = facts;
    }

    void supported(Overview node) {
        ErlangVerdict verdict = facts.judge(node.rabbitmq(), node.erlang());
        String pair = "Erlang " + node.erlang() + " under RabbitMQ " + node.rabbitmq();
        switch (verdict.standing()) {
            case SUPPORTED ->
                findings.confirm(
                        "%s: %s, which supports %s",
                        node.node(), pair, verdict.supported().orElse(""));
            case SUPPORTED_IN_PART ->
                wrong(node, pair + ", supported in part", verdict).warning();
            case TOO_OLD -> wrong(node, pair + ", which is too old" + known(verdict), verdict);
            case TOO_NEW -> wrong(node, pair + ", which is too new" + known(verdict), verdict);
            case UNKNOWN ->
                findings.leftOut("a verdict on " + pair + " of " + node.node(), "no document lists the two");
        }
        for (Note note : verdict.notes()) {
            if (TROUBLE.contains(note.kind())) {
                wrong(node, pair + ": " + note.fact() + " (" + note.source() + ")", verdict)
                        .warning();
            } else {
                findings.confirm("%s: good to know: %s", node.node(), note.fact());
            }
        }
    }

    private static String known(ErlangVerdict verdict) {
        return verdict.notes().stream()
                .filter(note -> note.kind().equals("incompatible"))
                .findFirst()
                .map(note -> ": " + note.fact())
                .orElse("");
    }

    private Findings.Expectation wrong(Overview node, String observed, ErlangVerdict verdict) {
        return findings.report(node.node())
                .scope(Finding.SPARE)
                .observed("%s", observed)
                .expected(
                        "%s",
                        verdict.supported().map(range -> "Erlang " + range).orElse("a pair that is known to work"))
                .because(
                        "its makers do not test the two together, or know of trouble: it shows as leaks and as nodes that hang")
                .remedy(
                        "on its host: apt list -a erlang-base rabbitmq-server (or yum list); install a pair that fits and keep it: apt-mark hold erlang-base rabbitmq-server");
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
