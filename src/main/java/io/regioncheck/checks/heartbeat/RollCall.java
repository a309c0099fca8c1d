package io.regioncheck.checks.heartbeat;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameters;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Calls the roll of the daemons of one service: who is down, disabled, late with his heartbeat or missing. A finding has the group of
 * its member as scope if nobody of the group works, and {@link Finding#SPARE} if another one stands in.
 */
public final class RollCall {
    private final Findings findings;
    private final String because;
    private final Duration late;
    private final List<Member> members;

    /**
     * @param because what it means for users when one of them is down
     * @throws CouldNotVerify if there are no members: a list that came back empty says nothing
     */
    public RollCall(Parameters parameters, Findings findings, String because, List<Member> members) {
        this.findings = findings;
        this.because = because;
        this.late = Duration.ofSeconds(parameters.integer("heartbeat-seconds", 60));
        this.members = members.stream()
                .sorted(Comparator.comparing(Member::binary).thenComparing(Member::host))
                .toList();
        if (members.isEmpty()) {
            throw new CouldNotVerify("the API lists none at all, which no region can have; look at the rights of the"
                    + " environment's user, and at the database of the service");
        }
    }

    /** Judges every member by what the API says of it and by its heartbeat. */
    public void judge() {
        Beats beats = new Beats(members);
        List<Member> disabled =
                members.stream().filter(member -> !member.enabled()).toList();
        List<Member> down = members.stream()
                .filter(member -> member.enabled() && !member.up())
                .toList();
        List<Member> behind = members.stream()
                .filter(Member::works)
                .filter(member -> beats.behind(member)
                        .filter(delay -> delay.compareTo(limit(member, !down.isEmpty())) > 0)
                        .isPresent())
                .toList();
        alike(disabled).forEach(this::disabled);
        alike(down).forEach(same -> down(same, beats));
        alike(behind).forEach(same -> late(same, down, beats));
        if (disabled.size() + down.size() + behind.size() > 1) {
            findings.attach(Evidence.text("heartbeats.txt", beats.table()));
        }
        long working = members.stream().filter(Member::works).count();
        findings.confirm("%d of %d work: %s", working, members.size(), summary());
    }

    /** Daemons of one kind are spoken of in the same words: a thousand of them are one thing to read. */
    private static Collection<List<Member>> alike(List<Member> some) {
        return some.stream()
                .collect(Collectors.groupingBy(Member::binary, TreeMap::new, Collectors.toList()))
                .values();
    }

    /**
     * Daemons that fall silent together are taken for down one after the other, a conductor perhaps after the computes that beat through
     * it: where one is down, the others' delays count sooner. But never so soon that one that beats as it should is named.
     */
    private Duration limit(Member member, boolean anyDown) {
        Duration limit = anyDown ? late.dividedBy(2) : late;
        Duration least = member.silenceAllowed();
        return limit.compareTo(least) < 0 ? least : limit;
    }

    /** Expects a group to have a member at all. */
    public void expectGroup(String group, String binary, String whatToType) {
        findings.expect(members.stream().anyMatch(member -> member.group().equals(group)), binary)
                .scope(group)
                .observed("none on record%s", group.equals(binary) ? "" : " in " + group)
                .expected("one at least")
                .because(because)
                .remedy(whatToType);
    }

    /** Expects one of these daemons on every host that the environment gives a role. */
    public void expectOn(List<Node> nodes, Role role, List<String> binaries) {
        List<Node> without = nodes.stream()
                .filter(node -> members.stream()
                        .noneMatch(member -> node.isCalled(member.host()) && binaries.contains(member.binary())))
                .toList();
        String where = WhatToType.on(without.stream().map(Node::name).toList());
        for (Node node : without) {
            findings.report(node.name())
                    .scope(Finding.SPARE)
                    .observed("no %s of this host on record", String.join(" or ", binaries))
                    .expected(
                            "one, as the environment gives it the role %s",
                            role.name().toLowerCase(Locale.ROOT))
                    .because(because)
                    .remedy(
                            "%s: systemctl status %s; grep '^host' of its configuration: a host that changed its name is another one",
                            where, binaries.get(0));
        }
    }

    private void down(List<Member> same, Beats beats) {
        String remedy = WhatToType.restart(same);
        for (Member member : same) {
            findings.report(member.label())
                    .scope(scope(member))
                    .observed("down, %s", beats.last(same))
                    .expected("up")
                    .because(because)
                    .remedy("%s", remedy);
        }
    }

    private void disabled(List<Member> same) {
        String remedy = WhatToType.enable(same);
        for (Member member : same) {
            findings.report(member.label())
                    .warning()
                    .scope(Finding.SPARE)
                    .observed(
                            "disabled%s%s",
                            member.reason().map(reason -> " (" + reason + ")").orElse(", without a reason"),
                            member.up() ? "" : ", and down")
                    .expected("enabled")
                    .because("it takes no work; a host that is left disabled after its upgrade is lost capacity")
                    .remedy("%s", remedy);
        }
    }

    private void late(List<Member> same, List<Member> down, Beats beats) {
        String remedy = down.isEmpty() || same.get(0).carriesHeartbeats()
                ? WhatToType.restart(same)
                : WhatToType.lookAgain(same.get(0), down);
        Duration limit = limit(same.get(0), !down.isEmpty());
        for (Member member : same) {
            findings.report(member.label())
                    .warning()
                    .scope(Finding.SPARE)
                    .observed("called up, but its heartbeat is %s behind the freshest one", beats.delays(same))
                    .expected("%d s at most", limit.toSeconds())
                    .because("a daemon that hangs keeps its last heartbeat: the API takes it for alive for a while yet")
                    .remedy("%s", remedy);
        }
    }

    private String scope(Member member) {
        boolean standsIn = members.stream().anyMatch(other -> other.group().equals(member.group()) && other.works());
        return standsIn ? Finding.SPARE : member.group();
    }

    private String summary() {
        return members.stream()
                .filter(Member::works)
                .collect(Collectors.groupingBy(Member::binary, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }
}
