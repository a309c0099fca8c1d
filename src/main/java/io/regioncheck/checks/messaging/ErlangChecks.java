package io.regioncheck.checks.messaging;

import io.regioncheck.broker.BrokerFailed;
import io.regioncheck.broker.BrokerNode;
import io.regioncheck.broker.Management;
import io.regioncheck.broker.Overview;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereBrokerIsAsked;
import io.regioncheck.release.ErlangSupport;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/** Whether RabbitMQ runs on an Erlang that it was made for. */
@Checks(component = Component.RABBIT)
class ErlangChecks {

    @Check(
            id = "rabbit.erlang",
            title = "Every node's Erlang is supported by its RabbitMQ, and the same across the cluster",
            why =
                    "An upgrade of the host's packages brings an Erlang that RabbitMQ was not made for: leaks, nodes that do not stop or start, a management API that breaks.",
            asks = {"GET broker /api/overview of each node", "GET broker /api/nodes"},
            matrix = WhereBrokerIsAsked.class)
    void erlangIsSupported(Region region, Findings findings) {
        Management management = region.broker().management();
        List<Overview> members = new ArrayList<>();
        List<BrokerFailed> silent = new ArrayList<>();
        for (HttpUrl member : management.members()) {
            try {
                members.add(management.overview(member));
            } catch (BrokerFailed failed) {
                silent.add(failed);
                findings.leftOut("the Erlang of " + member, failed.answered());
            }
        }
        ErlangJudge judge = new ErlangJudge(findings, ErlangSupport.facts());
        members.forEach(judge::supported);
        judge.same(members);
        judge.sameApplications(
                management.nodes().stream().filter(BrokerNode::running).toList());
        if (!silent.isEmpty()) {
            throw silent.get(0);
        }
    }
}
