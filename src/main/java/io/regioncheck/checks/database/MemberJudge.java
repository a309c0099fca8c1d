package io.regioncheck.checks.database;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameters;
import io.regioncheck.database.Cluster.Member;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What members of a Galera cluster say of themselves, held against what they should say. */
final class MemberJudge {
    /** The scope of a finding by which the member that all checks ask answers nobody. */
    private static final String SERVING = "serving";

    private final Member asked;
    private final Parameters parameters;
    private final Findings findings;

    /** @param asked the member that all checks ask */
    MemberJudge(Member asked, Parameters parameters, Findings findings) {
        this.asked = asked;
        this.parameters = parameters;
        this.findings = findings;
    }

    void judge(Member member) {
        says(member, "wsrep_cluster_status", "Primary", "without a quorum it answers with errors, or with old rows");
        says(member, "wsrep_connected", "ON", "it hears nothing of what the others write");
        says(member, "wsrep_ready", "ON", "it refuses queries: 'WSREP has not yet prepared node'");
        step(member);
        flow(member);
        findings.confirm(
                "%s: %s, %s, cluster of %s",
                member.name(),
                member.text("wsrep_cluster_status"),
                member.text("wsrep_local_state_comment"),
                member.text("wsrep_cluster_size"));
    }

    private boolean isAsked(Member member) {
        return member.name().equals(asked.name());
    }

    private void says(Member member, String variable, String wanted, String because) {
        findings.expect(member.text(variable).equalsIgnoreCase(wanted), member.name() + " " + variable)
                .scope(isAsked(member) ? SERVING : Finding.SPARE)
                .observed("%s", word(member, variable))
                .expected(wanted)
                .because(because)
                .remedy("on %s: look into the server's log, for the last lines with WSREP", member.name());
    }

    /** A donor, or one that was taken out of step for a backup, serves on, but late. */
    private void step(Member member) {
        String state = member.text("wsrep_local_state_comment");
        Findings.Expectation expectation = findings.expect(state.equals("Synced"), member.name() + " state")
                .scope(Finding.SPARE)
                .observed("%s", word(member, "wsrep_local_state_comment"))
                .expected("Synced")
                .because("it is behind the others: what was written is not to be read there yet")
                .remedy(
                        "on %s: SHOW GLOBAL STATUS LIKE 'wsrep_%%', until wsrep_local_state_comment is Synced; a backup or a"
                                + " member that joins takes that long",
                        member.name());
        if (state.startsWith("Donor")) {
            expectation.warning();
        }
    }

    private void flow(Member member) {
        int most = parameters.integer("paused-percent", 10);
        member.number("wsrep_flow_control_paused")
                .ifPresentOrElse(
                        paused -> findings.expect(paused * 100 < most, member.name() + " flow control")
                                .warning()
                                .observed(
                                        "writes were held up %.1f %% of the time since the counters were reset",
                                        paused * 100)
                                .expected("less than %d %%", most)
                                .because("one slow member holds up the writes of all; a migration writes much")
                                .remedy(
                                        "find the slow one by wsrep_local_recv_queue_avg; on %s: FLUSH STATUS begins to count anew",
                                        member.name()),
                        () -> findings.leftOut(member.name() + " flow control", "it does not tell"));
    }

    private static String word(Member member, String variable) {
        String said = member.text(variable);
        return said.isEmpty() ? "nothing" : said;
    }

    /** Expects members to belong to the same cluster, and to have seen the same. */
    void together(List<Member> members) {
        for (String variable : List.of("wsrep_cluster_state_uuid", "wsrep_cluster_conf_id", "wsrep_cluster_size")) {
            Set<String> values = members.stream()
                    .map(member -> member.text(variable))
                    .collect(Collectors.toCollection(TreeSet::new));
            findings.expect(values.size() == 1, "cluster " + variable)
                    .scope(Finding.SPARE)
                    .observed(
                            "%s",
                            members.stream()
                                    .map(member -> member.name() + " " + member.text(variable))
                                    .collect(Collectors.joining(", ")))
                    .expected("the same on all members")
                    .because("they are not one cluster: each takes writes that the others never get")
                    .remedy(
                            "stop the members of the smaller part, and let them join again; its own writes since then are lost");
        }
        int known = asked.addresses().size();
        if (known > members.size()) {
            findings.leftOut("the views of all members", members.size() + " of " + known + " could be asked");
        }
    }

    /** @param hosts how many hosts of the environment have the role database; 0 if it names none */
    void size(int hosts) {
        int expected = parameters.integer("members", hosts);
        double size = asked.number("wsrep_cluster_size").orElse(0.0);
        findings.figure("cluster size", size, "");
        if (expected == 0) {
            findings.leftOut("the size of the cluster", "the environment gives no host the role database");
            return;
        }
        findings.expect(size == expected, "cluster size")
                .scope(Finding.SPARE)
                .observed("%.0f", size)
                .expected("%d, as many hosts have the role database", expected)
                .because("a member is out of the cluster: the next one that falls may take the quorum with it")
                .remedy(
                        "on the hosts that are not among %s: systemctl status mariadb",
                        String.join(", ", asked.addresses()));
    }
}
