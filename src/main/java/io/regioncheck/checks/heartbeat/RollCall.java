package io.regioncheck.checks.heartbeat;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameters;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        Optional<Instant> freshest =
                members.stream().flatMap(member -> member.heartbeat().stream()).max(Comparator.naturalOrder());
        Duration limit = limit();
        for (Member member : members) {
            if (!member.enabled()) {
                disabled(member);
            } else if (!member.up()) {
                down(member, freshest);
            } else {
                behind(member, freshest)
                        .filter(behind -> behind.compareTo(limit) > 0)
                        .ifPresent(behind -> late(member, behind, limit));
            }
        }
        long working = members.stream().filter(Member::works).count();
        findings.confirm("%d of %d work: %s", working, members.size(), summary());
    }

    /**
     * Daemons that fall silent together are taken for down one after the other, a conductor perhaps after the computes that beat through
     * it: where one is down, the others' delays count sooner.
     */
    private Duration limit() {
        boolean anyDown = members.stream().anyMatch(member -> member.enabled() && !member.up());
        return anyDown ? late.dividedBy(2) : late;
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
        for (Node node : nodes) {
            boolean there = members.stream()
                    .anyMatch(member -> isSameHost(member.host(), node.name()) && binaries.contains(member.binary()));
            findings.expect(there, node.name())
                    .scope(Finding.SPARE)
                    .observed("no %s of this host on record", String.join(" or ", binaries))
                    .expected(
                            "one, as the environment gives it the role %s",
                            role.name().toLowerCase(java.util.Locale.ROOT))
                    .because(because)
                    .remedy(
                            "on %s: systemctl status %s; grep '^host' of its configuration: a host that changed its name is another one",
                            node.name(), binaries.get(0));
        }
    }

    /** An inventory often has short names where nova and neutron have whole ones, or the other way round. */
    private static boolean isSameHost(String one, String other) {
        return one.equals(other)
                || (one.contains(".") != other.contains(".") && shortName(one).equals(shortName(other)));
    }

    private static String shortName(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? host : host.substring(0, dot);
    }

    private void down(Member member, Optional<Instant> freshest) {
        findings.report(member.label())
                .scope(scope(member))
                .observed("down, %s", lastSeen(member, freshest))
                .expected("up")
                .because(because)
                .remedy("%s", restart(member));
    }

    private void disabled(Member member) {
        findings.report(member.label())
                .warning()
                .scope(Finding.SPARE)
                .observed(
                        "disabled%s%s",
                        member.reason().map(reason -> " (" + reason + ")").orElse(", without a reason"),
                        member.up() ? "" : ", and down")
                .expected("enabled")
                .because("it takes no work; a host that is left disabled after its upgrade is lost capacity")
                .remedy(enable(member));
    }

    private void late(Member member, Duration behind, Duration limit) {
        findings.report(member.label())
                .warning()
                .scope(Finding.SPARE)
                .observed("called up, but its heartbeat is %d s behind the freshest one", behind.toSeconds())
                .expected("%d s at most", limit.toSeconds())
                .because("a daemon that hangs keeps its last heartbeat: the API takes it for alive for a while yet")
                .remedy("%s", restart(member));
    }

    private static String restart(Member member) {
        return String.format(
                "on %s: systemctl status %s; systemctl restart %s; tail -n 50 /var/log/%s/%s.log",
                member.machine(), member.binary(), member.binary(), project(member), member.binary());
    }

    private static String enable(Member member) {
        return switch (project(member)) {
            case "neutron" ->
                "openstack network agent list --host " + member.host() + "; openstack network agent set --enable ID";
            case "cinder" -> "openstack volume service set --enable " + member.host() + " " + member.binary();
            default -> "openstack compute service set --enable " + member.host() + " " + member.binary();
        };
    }

    private static String project(Member member) {
        int dash = member.binary().indexOf('-');
        return dash < 0 ? member.binary() : member.binary().substring(0, dash);
    }

    private String scope(Member member) {
        boolean standsIn = members.stream().anyMatch(other -> other.group().equals(member.group()) && other.works());
        return standsIn ? Finding.SPARE : member.group();
    }

    private static Optional<Duration> behind(Member member, Optional<Instant> freshest) {
        return freshest.flatMap(newest -> member.heartbeat().map(beat -> Duration.between(beat, newest)));
    }

    private static String lastSeen(Member member, Optional<Instant> freshest) {
        return member.heartbeat()
                .map(beat -> "last heartbeat at " + beat
                        + behind(member, freshest)
                                .filter(behind -> !behind.isZero())
                                .map(behind -> ", " + behind.toSeconds() + " s behind the freshest one")
                                .orElse(""))
                .orElse("no heartbeat on record");
    }

    private String summary() {
        return members.stream()
                .filter(Member::works)
                .collect(Collectors.groupingBy(Member::binary, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }
}
