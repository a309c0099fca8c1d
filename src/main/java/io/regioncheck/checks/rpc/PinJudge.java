package io.regioncheck.checks.rpc;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.release.NovaHost;
import io.regioncheck.release.NovaRpc;
import io.regioncheck.release.Release;
import io.regioncheck.release.RpcApi;
import io.regioncheck.release.RpcMatrix;
import io.regioncheck.release.RpcMatrix.BrokenPin;
import io.regioncheck.release.RpcMatrix.HostGroup;
import io.regioncheck.release.RpcMatrix.LeftOverPin;
import io.regioncheck.release.RpcMatrix.Link;
import io.regioncheck.release.RpcPin;
import io.regioncheck.release.RpcVerdict;
import io.regioncheck.release.RpcVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says what follows from who can talk to whom. What is wrong is said of the hosts whose nova.conf has to change. */
final class PinJudge {
    private final Findings findings;
    private final NovaRpc rpc;
    private final List<NovaHost> hosts;
    private final int described;
    private final Release target;
    private final OptionalInt oldestCompute;
    private final PinRemedies remedies;
    /** Hosts with their API of which something is said already. */
    private final Set<String> said = new HashSet<>();

    PinJudge(Findings findings, NovaRpc rpc, NovaHosts known, Release target, OptionalInt oldestCompute) {
        this.findings = findings;
        this.rpc = rpc;
        this.hosts = known.hosts();
        this.described = known.described().size();
        this.target = target;
        this.oldestCompute = oldestCompute;
        this.remedies = new PinRemedies(known, target);
    }

    /** @param complete whether all hosts are known: a pin is left over only if none needs it */
    void judge(RpcMatrix matrix, boolean complete) {
        matrix.brokenPins().forEach(this::broken);
        Map<Caller, List<Link>> failing = new LinkedHashMap<>();
        for (Link link : matrix.failing()) {
            failing.computeIfAbsent(new Caller(link.api(), link.client()), caller -> new ArrayList<>())
                    .add(link);
        }
        failing.forEach((caller, links) -> failing(matrix, caller, links));
        if (complete) {
            matrix.leftOverPins().forEach(this::leftOver);
        } else {
            findings.leftOut("pins that are left over", "not all hosts are known");
        }
        differing();
        confirm(matrix);
    }

    private void broken(BrokenPin pin) {
        for (String host : new TreeSet<>(pin.hosts())) {
            report(host, pin.api(), "pin")
                    .observed("[upgrade_levels] %s", pin.why())
                    .expected("a word that this code knows, or no pin")
                    .because("no call of this API leaves the host: whoever asks it for one hangs, or gets an error")
                    .remedy("%s", remedies.without(host, pin.api()));
        }
    }

    private void failing(RpcMatrix matrix, Caller caller, List<Link> links) {
        String observed = links.stream().map(PinJudge::words).collect(Collectors.joining("; "));
        Set<Release> servers = matrix.links().stream()
                .filter(link -> link.api() == caller.api() && link.client().equals(caller.group()))
                .map(link -> link.server().release())
                .collect(Collectors.toSet());
        List<Optional<String>> pins =
                rpc.pinsThatTalk(caller.api(), caller.group().release(), servers, oldestCompute);
        for (String host : caller.group().hosts()) {
            if (said.contains(NovaHosts.key(host, caller.api()))) {
                continue;
            }
            report(host, caller.api(), "calls")
                    .observed("%s", observed)
                    .expected("every call to be accepted")
                    .because("%s", because(caller.api()))
                    .remedy("%s", remedies.toTalk(host, caller.api(), pins, links));
        }
    }

    private static String words(Link link) {
        String count = link.server().hosts().size() + " " + link.server();
        String how = link.talk().verdict() == RpcVerdict.CANNOT_TALK ? "cannot talk to " : "is refused calls by ";
        return how + count + " (" + Names.of(link.server().hosts()) + "): "
                + link.talk().why();
    }

    private static String because(RpcApi api) {
        return switch (api) {
            case COMPUTE ->
                "what is refused or unsent there is not done: builds stay in BUILD, or migrations and volumes fail";
            case CONDUCTOR -> "what a host cannot write through the conductor is lost, its heartbeat too: it goes down";
            default -> "builds and migrations ask it: they hang until the RPC timeout, and fail";
        };
    }

    private void leftOver(LeftOverPin pin) {
        for (String host : pin.hosts()) {
            if (said.contains(NovaHosts.key(host, pin.api()))) {
                continue;
            }
            report(host, pin.api(), "pin")
                    .warning()
                    .observed("[upgrade_levels] %s = %s, %s to %s code", pin.api(), pin.word(), pin.cap(), target)
                    .expected("no pin: every host is of %s", target)
                    .because(
                            "%s",
                            pin.holdsBack()
                                    ? "calls leave in their old form, and those that have none stay unsent"
                                    : "it does no harm yet: at the next upgrade it keeps newer calls unsent")
                    .remedy("%s", remedies.without(host, pin.api()));
        }
    }

    /** Among hosts of one kind it depends on who takes a request, in which form its calls leave. */
    private void differing() {
        Map<String, List<NovaHost>> kinds = hosts.stream()
                .collect(Collectors.groupingBy(
                        host -> new HostGroup(host.role(), host.release(), Map.of(), List.of()).toString(),
                        TreeMap::new,
                        Collectors.toList()));
        kinds.forEach((kind, alike) -> alike.stream()
                .flatMap(host -> host.pins().keySet().stream())
                .distinct()
                .sorted()
                .filter(api -> rpc.of(alike.get(0).release(), api).isPresent())
                .forEach(api -> differing(kind, api, alike)));
    }

    private void differing(String kind, RpcApi api, List<NovaHost> alike) {
        if (alike.stream().anyMatch(host -> said.contains(NovaHosts.key(host.name(), api)))) {
            return;
        }
        Map<String, List<NovaHost>> caps = alike.stream()
                .collect(Collectors.groupingBy(host -> cap(host, api), TreeMap::new, Collectors.toList()));
        findings.expect(caps.size() == 1, kind + " [upgrade_levels] " + api)
                .warning()
                .scope(Finding.SPARE)
                .observed(
                        "%s",
                        caps.entrySet().stream()
                                .map(cap -> cap.getKey() + " on "
                                        + Names.of(cap.getValue().stream()
                                                .map(NovaHost::name)
                                                .sorted()
                                                .toList()))
                                .collect(Collectors.joining("; ")))
                .expected("the same on all of them")
                .because("it depends on who takes a request in which form its calls leave")
                .remedy("write the same into [upgrade_levels] of nova.conf on all of them, and restart nova there");
    }

    private String cap(NovaHost host, RpcApi api) {
        RpcPin pin =
                rpc.pin(host.release(), api, Optional.ofNullable(host.pins().get(api)), oldestCompute);
        RpcVersion highest = rpc.of(host.release(), api).orElseThrow().max();
        return pin.cap()
                .filter(cap -> cap.compareTo(highest) < 0)
                .map(cap -> "capped at " + cap)
                .orElse("no cap");
    }

    private void confirm(RpcMatrix matrix) {
        Map<NovaHost.Role, Long> number =
                hosts.stream().collect(Collectors.groupingBy(NovaHost::role, Collectors.counting()));
        findings.confirm(
                "%d controllers and %d computes, %s",
                number.getOrDefault(NovaHost.Role.CONTROLLER, 0L),
                number.getOrDefault(NovaHost.Role.COMPUTE, 0L),
                described == 0
                        ? "by their packages and their nova.conf"
                        : described + " hosts as the environment describes them");
        Map<RpcApi, Long> talking = matrix.links().stream()
                .filter(link -> link.talk().verdict() == RpcVerdict.CAN_TALK)
                .collect(Collectors.groupingBy(Link::api, TreeMap::new, Collectors.counting()));
        talking.forEach((api, pairs) -> findings.confirm(
                "%s: %d of %d pairs of groups can talk",
                api,
                pairs,
                matrix.links().stream().filter(link -> link.api() == api).count()));
    }

    private Findings.Expectation report(String host, RpcApi api, String what) {
        said.add(NovaHosts.key(host, api));
        return findings.report(api + " " + what + " of " + host).scope(Finding.SPARE);
    }

    /** Who calls, in which API. */
    private record Caller(RpcApi api, HostGroup group) {}
}
