package io.regioncheck.checks.rpc;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.checks.rpc.NovaHosts.Differing;
import io.regioncheck.node.Unread;
import io.regioncheck.release.NovaHost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says where what the environment says of hosts stands in for them, and where it is not what they have. */
final class DescriptionJudge {
    private final Findings findings;

    DescriptionJudge(Findings findings) {
        this.findings = findings;
    }

    void judge(NovaHosts known) {
        byReason(known.described())
                .forEach((why, names) -> findings.leftOut(
                        "which nova " + Names.of(names) + " told",
                        why + ": what the environment says of the host stands in"));
        Map<Difference, List<String>> same = new LinkedHashMap<>();
        for (Differing one : known.differing()) {
            same.computeIfAbsent(
                            new Difference(words(one.told()), words(one.said()), typed(one.told())),
                            any -> new ArrayList<>())
                    .add(one.host());
        }
        same.forEach(this::differing);
    }

    /** What hosts have, what is said of them, and what to write instead. */
    private record Difference(String told, String said, String typed) {}

    private void differing(Difference difference, List<String> names) {
        findings.report("what the environment says of " + Names.of(names))
                .warning()
                .scope(Finding.SPARE)
                .observed("nova: %s", difference.said())
                .expected("%s, as %s", difference.told(), names.size() == 1 ? "the host has it" : "the hosts have it")
                .because(
                        "the host was believed; where it cannot be asked the environment is, and then this check goes by what is not there")
                .remedy(
                        "in the environment, of each of them: take nova away, or write %s; in an inventory the same as regioncheck_nova_release and regioncheck_nova_upgrade_levels",
                        difference.typed());
    }

    static Map<String, List<String>> byReason(List<Unread> hosts) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        hosts.forEach(host ->
                names.computeIfAbsent(host.why(), why -> new ArrayList<>()).add(host.host()));
        return names;
    }

    private static String words(NovaHost host) {
        return host.release() + ", " + (host.pins().isEmpty() ? "no pin" : "[upgrade_levels] " + pins(host, " = ", ""));
    }

    private static String typed(NovaHost host) {
        return "nova: {release: " + host.release()
                + (host.pins().isEmpty() ? "" : ", upgrade-levels: {" + pins(host, ": ", "'") + "}") + "}";
    }

    private static String pins(NovaHost host, String between, String quote) {
        return new TreeMap<>(host.pins())
                .entrySet().stream()
                        .map(pin -> pin.getKey() + between + quote + pin.getValue() + quote)
                        .collect(Collectors.joining(", "));
    }
}
