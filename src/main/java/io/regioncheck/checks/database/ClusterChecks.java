package io.regioncheck.checks.database;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereDatabaseIsAsked;
import io.regioncheck.database.Cluster;
import io.regioncheck.database.Cluster.Member;
import io.regioncheck.database.DatabaseFailed;
import io.regioncheck.database.Databases;
import io.regioncheck.environment.Role;
import java.util.ArrayList;
import java.util.List;

/** Whether the members of a Galera cluster are together. */
@Checks(component = Component.DB)
class ClusterChecks {
    @Check(
            id = "db.galera",
            title = "All members of the cluster are in it and in step",
            why =
                    "A member outside of the cluster answers with what it knew when it left, or with errors; schema changes hold all members up at once.",
            parameters = {
                @Parameter(
                        name = "members",
                        otherwise = "as many as hosts have the role database",
                        means = "size of the cluster"),
                @Parameter(
                        name = "paused-percent",
                        otherwise = "10",
                        means = "share of the time that flow control may hold writes up")
            },
            asks = {"SHOW GLOBAL STATUS LIKE 'wsrep%'", "the same of each member at its own address"},
            matrix = WhereDatabaseIsAsked.class)
    void membersAreTogether(Region region, Findings findings) {
        Cluster cluster = region.databases().cluster();
        Member asked = cluster.member()
                .orElseThrow(() -> new NotApplicable("no Galera cluster: the server has no wsrep_provider"));
        List<Member> members = new ArrayList<>();
        for (String address : asked.addresses()) {
            member(cluster, address, findings).ifPresent(members::add);
        }
        if (members.isEmpty()) {
            members.add(asked);
        }
        MemberJudge judge = new MemberJudge(asked, region.parameters(), findings);
        members.forEach(judge::judge);
        judge.together(members);
        int expected = region.environment().nodes().having(Role.DATABASE).size();
        judge.size(expected);
    }

    /** A member may be out of our reach, behind a proxy: what it says of itself is then missing, and that is said. */
    private static java.util.Optional<Member> member(Cluster cluster, String address, Findings findings) {
        try (Databases one = cluster.at(address)) {
            return one.cluster().member();
        } catch (DatabaseFailed failed) {
            findings.leftOut("member " + address, "it could not be asked itself: " + failed.answered());
            return java.util.Optional.empty();
        }
    }
}
