package io.regioncheck.checks.network;

import io.regioncheck.check.Findings;
import io.regioncheck.openstack.Quota;
import java.util.Map;

/** Says which quotas of the run's project leave no room for what a run of the smoke suite creates. */
final class QuotaJudge {
    /** The client's names of quotas, where they differ from the services' (openstackclient: common/quota.py). */
    private static final Map<String, String> OPTIONS = Map.of(
            "network", "networks",
            "subnet", "subnets",
            "router", "routers",
            "port", "ports",
            "floatingip", "floating-ips",
            "security_group", "secgroups",
            "security_group_rule", "secgroup-rules");

    private final Findings findings;

    QuotaJudge(Findings findings) {
        this.findings = findings;
    }

    /** What a service names no quota of is not limited. */
    void judge(String service, Map<String, Quota> quotas, Map<String, Long> need) {
        boolean room = true;
        for (Map.Entry<String, Long> one : need.entrySet()) {
            Quota quota = quotas.getOrDefault(one.getKey(), new Quota(-1, 0));
            if (!quota.hasRoomFor(one.getValue())) {
                room = false;
                findings.report(service + " quota " + one.getKey())
                        .warning()
                        .observed("%s in use by the run's project", quota)
                        .expected("room for %d more, which the smoke suite takes at once", one.getValue())
                        .because("the smoke suite fails where it may not create what it needs")
                        .remedy(
                                "regioncheck leftovers; openstack quota set --%s %d PROJECT",
                                OPTIONS.getOrDefault(one.getKey(), one.getKey()), quota.used() + one.getValue());
            }
        }
        if (room) {
            findings.confirm("the run's project has room in its %s quotas for what the smoke suite creates", service);
        }
    }
}
