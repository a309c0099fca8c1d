package io.regioncheck.checks.ovs;

import io.regioncheck.node.ovs.Bridge;
import io.regioncheck.node.ovs.BridgeFlows;
import io.regioncheck.node.ovs.Flow;
import io.regioncheck.node.ovs.SwitchInterface;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells flows that are left of an earlier start of the agent.
 *
 * <p>What cookie an agent uses cannot be read from it, but from what it puts in first: setup_default_table runs at each start, and begins
 * the time of these flows anew. Liberty has one cookie for all bridges of a start (agent_uuid_stamp); from Mitaka on each bridge has its own
 * (generate_random_cookie in neutron/agent/common/ovs_lib.py), and extensions ask for more
 * (request_cookie in …/openvswitch/agent/openflow/br_cookie.py); Kilo has none: its flows carry 0. At the end of its first round with its
 * server an agent deletes what has another cookie than these (cleanup_stale_flows), in the tables that it knows: what is older than
 * the start and has another cookie is left over. What is younger may be an extension's; the agent says which it has loaded.
 */
final class CookieJudge {
    /** Clocks of flows begin one after the other while the agent sets its tables up. */
    private static final double SETTING_UP_SECONDS = 20;
    /** While the firewall is refreshed its flows have a cookie of their own for a moment: update_cookie_context, Queens to 2026.1. */
    private static final double IN_MOTION_SECONDS = 60;

    private static final Set<Integer> OF_FIREWALL = Set.of(60, 71, 72, 73, 81, 82, 91, 92, 93, 94);
    private static final int LEARNED = 20;
    /** What is said of a bridge whose agent gives no cookies. */
    static final String WITHOUT = ": its agent gives flows no cookie, as Kilo's does";

    private final HostSwitch host;
    private final double graceSeconds;
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();
    private final List<String> unsettled = new ArrayList<>();
    private int judged;

    /** @param graceSeconds how long after its start an agent may be at work */
    CookieJudge(HostSwitch host, double graceSeconds) {
        this.host = host;
        this.graceSeconds = graceSeconds;
    }

    /** Returns how many flows were compared. */
    int judged() {
        return judged;
    }

    /** Returns of which bridges it is too early to tell. */
    List<String> unsettled() {
        return unsettled;
    }

    /** Returns what could not be compared, and why. */
    List<String> leftOut() {
        return facts;
    }

    List<Fault> judge() {
        for (Bridge bridge : host.kept()) {
            host.flows(bridge.name()).ifPresent(flows -> judge(bridge, flows));
        }
        return faults;
    }

    private void judge(Bridge bridge, BridgeFlows flows) {
        Optional<Flow> first = first(bridge, flows);
        if (first.isEmpty()) {
            facts.add(bridge.name() + " has none of the flows that an agent begins with");
            return;
        }
        Flow start = first.get();
        if (start.cookie() == 0) {
            facts.add(bridge.name() + WITHOUT);
            return;
        }
        List<Flow> left = flows.flows().stream()
                .filter(flow -> isOther(flow, start))
                .filter(flow -> flow.seconds() > start.seconds() + SETTING_UP_SECONDS)
                .toList();
        if (!left.isEmpty() && start.seconds() < graceSeconds) {
            unsettled.add(bridge.name() + ": its agent began " + Math.round(start.seconds()) + " s ago, and "
                    + left.size() + " flows of before are still there: ask again when it had time to clean up");
            return;
        }
        judged += flows.flows().size();
        left(bridge, flows, start, left);
        foreign(bridge, flows, start);
    }

    /** Returns the flow that tells the cookie of the running agent: the canary of br-int, the last resort of the others. */
    private Optional<Flow> first(Bridge bridge, BridgeFlows flows) {
        boolean integration = bridge.name().equals(host.agent().integrationBridge());
        return flows.table(integration ? BridgeJudge.CANARY : 0).stream()
                .filter(flow -> flow.match().isEmpty() && (integration || flow.priority() <= 1))
                .findFirst();
    }

    private void left(Bridge bridge, BridgeFlows flows, Flow start, List<Flow> left) {
        if (!left.isEmpty()) {
            faults.add(fault(
                    flows,
                    left.size() + " of " + flows.flows().size() + " flows are older than the agent's start "
                            + Math.round(start.seconds()) + " s ago and carry another cookie, " + cookies(left)
                            + "; " + example(left),
                    left.size() * 2 > flows.flows().size()
                            ? "the agent started and did not get through its first round with neutron-server: what changed since is not wired"
                            : "they act on packets of ports that may be somebody else's now",
                    left));
        }
    }

    private void foreign(Bridge bridge, BridgeFlows flows, Flow start) {
        List<Flow> foreign = flows.flows().stream()
                .filter(flow -> isOther(flow, start))
                .filter(flow -> flow.seconds() <= start.seconds() + SETTING_UP_SECONDS)
                .filter(flow -> !OF_FIREWALL.contains(flow.table()) || flow.seconds() > IN_MOTION_SECONDS)
                .filter(flow -> hasNoExtension() || leadsNowhere(bridge, flow))
                .toList();
        List<Flow> byHand = foreign.stream().filter(flow -> flow.cookie() == 0).toList();
        List<Flow> stale = foreign.stream().filter(flow -> flow.cookie() != 0).toList();
        boolean physical = host.agent().bridges().containsValue(bridge.name());
        if (!stale.isEmpty()) {
            faults.add(fault(
                    flows,
                    stale.size() + " flows carry a cookie that is neither the agent's nor an extension's of it, "
                            + cookies(stale) + "; " + example(stale),
                    "somebody else put them in, or they are of a port that is gone: they act on packets, and the agent does not know them",
                    stale));
        }
        if (!byHand.isEmpty() && !physical) {
            faults.add(fault(
                            flows,
                            byHand.size() + " flows carry no cookie; " + example(byHand),
                            "somebody put them in by hand; the agent removes them when it starts the next time",
                            byHand)
                    .mildly());
        }
    }

    private boolean isOther(Flow flow, Flow start) {
        return flow.cookie() != start.cookie() && !isLearned(flow);
    }

    /** By the switch itself, which learns it anew when it is gone. */
    static boolean isLearned(Flow flow) {
        return flow.table() == LEARNED && flow.passing();
    }

    private boolean hasNoExtension() {
        return host.agent().extensions().filter(List::isEmpty).isPresent();
    }

    /** Returns whether it is about a port that the bridge does not have. */
    private static boolean leadsNowhere(Bridge bridge, Flow flow) {
        Set<Integer> known = new HashSet<>();
        bridge.interfaces().map(SwitchInterface::number).forEach(number -> number.ifPresent(known::add));
        return flow.ports().stream().anyMatch(port -> !known.contains(port));
    }

    private Fault fault(BridgeFlows dump, String observed, String because, List<Flow> flows) {
        String whole = Remedies.restart(host.host());
        return Fault.of(
                host.host(),
                dump.bridge(),
                observed,
                "only flows of the running agent",
                because,
                new FlowDeletion(dump)
                        .of(flows)
                        .map(typed -> "on " + host.host() + ", once you know what they are: " + typed + "; or " + whole)
                        .orElse(whole));
    }

    private static String cookies(List<Flow> flows) {
        List<String> cookies = flows.stream()
                .map(flow -> "0x" + Long.toHexString(flow.cookie()))
                .distinct()
                .sorted()
                .toList();
        return WiringJudge.some(cookies);
    }

    private static String example(List<Flow> flows) {
        Flow one = flows.get(0);
        String match = one.conditions();
        String actions = one.actions().length() > 80 ? one.actions().substring(0, 80) + "…" : one.actions();
        return "such as table=" + one.table() + ",priority=" + one.priority() + (match.isEmpty() ? "" : "," + match)
                + " actions=" + actions;
    }
}
