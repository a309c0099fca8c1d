package io.regioncheck.checks.rpc;

import io.regioncheck.broker.FoundVersions;
import io.regioncheck.broker.RpcAnswer;
import io.regioncheck.broker.RpcQuestion.VersionProbe;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.SwitchAgentGate;
import io.regioncheck.release.RpcVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what the versions mean that servers accept. */
final class WireVersionJudge {
    private final Findings findings;
    private final ServedApis apis;
    private final String target;
    private final List<String> table = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final Map<String, Integer> asExpected = new TreeMap<>();

    WireVersionJudge(Findings findings, ServedApis apis, String target) {
        this.findings = findings;
        this.apis = apis;
        this.target = target;
    }

    void judge(Asked asked, FoundVersions found) {
        Server server = asked.server();
        table.add(String.format(
                Locale.ROOT,
                "%-28s %-40s %-20s accepts %-12s %s",
                server.binary(),
                server.host(),
                asked.api(),
                listed(found.accepted()),
                found.trouble().map(Wording::of).orElse(found.refusals() == 0 ? "" : found.refusals() + " refusals")));
        if (found.trouble().isPresent()) {
            trouble(asked, found.trouble().get());
        } else if (!found.missing().isEmpty()) {
            otherCode(asked, found);
        } else if (!found.beyond().isEmpty()) {
            otherCode(asked, found).warning();
        } else {
            asExpected.merge(
                    server.binary() + " " + asked.api() + " "
                            + listed(found.api().expected()),
                    1,
                    Integer::sum);
        }
    }

    /** Of a nova service that does not answer rpc.ping tells; nobody else tells of those of other projects. */
    private void trouble(Asked asked, RpcAnswer answer) {
        boolean unanswered = answer instanceof RpcAnswer.Silent
                || answer instanceof RpcAnswer.NoConsumer
                || answer instanceof RpcAnswer.NoQueue
                || answer instanceof RpcAnswer.Garbled;
        if (!unanswered || asked.pinged()) {
            unknown.add(asked.server().label() + ": " + Wording.of(answer));
            return;
        }
        findings.report(asked.server().label())
                .scope(Finding.SPARE)
                .observed("%s", Wording.of(answer))
                .expected("a reply on %s", asked.server().target())
                .because("it calls itself alive and does no work: what is sent to it is not done")
                .remedy("%s", restart(asked.server()));
    }

    private Findings.Expectation otherCode(Asked asked, FoundVersions found) {
        Server server = asked.server();
        String code = apis.releasesOf(asked.api(), found.accepted())
                .map(releases -> ", as code of " + releases + " does")
                .orElse("");
        String traces = found.refusals() == 0
                ? ""
                : "; the " + found.refusals() + " refusals stand in its log, by the name " + VersionProbe.METHOD;
        return findings.report(server.label())
                .scope(Finding.SPARE)
                .observed("accepts %s %s%s%s", asked.api(), listed(found.accepted()), code, traces)
                .expected("%s, as %s serves it", listed(found.api().expected()), target)
                .because(
                        "the process runs other code than its release: calls to it fail, or the whole region is kept to what it knows")
                .remedy("%s", restart(server));
    }

    private static String restart(Server server) {
        return String.format(
                "on %s: dpkg -l | grep -E 'nova|neutron|cinder|oslo' (or rpm -qa); systemctl restart %s%s",
                server.machine(), server.binary(), SwitchAgentGate.comment(List.of(server.binary())));
    }

    private static String listed(Collection<RpcVersion> versions) {
        return versions.isEmpty()
                ? "none"
                : versions.stream().sorted().map(RpcVersion::toString).collect(Collectors.joining(" and "));
    }

    /** @throws CouldNotVerify if there are services whose versions could not be found out */
    void conclude() {
        findings.attach(Evidence.text("versions.txt", String.join("\n", table) + "\n"));
        asExpected.forEach((what, number) -> findings.confirm("%d × %s", number, what));
        if (!unknown.isEmpty()) {
            throw new CouldNotVerify(unknown.size() + " of " + table.size() + " could not be asked: " + unknown.get(0)
                    + "; see versions.txt");
        }
    }
}
