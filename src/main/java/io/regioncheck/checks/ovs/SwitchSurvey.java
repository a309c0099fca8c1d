package io.regioncheck.checks.ovs;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.NodeUnreachable;
import io.regioncheck.node.Reading;
import io.regioncheck.node.Unread;
import io.regioncheck.node.ovs.BridgeFlows;
import io.regioncheck.node.ovs.SwitchUnreadable;
import io.regioncheck.node.ovs.VirtualSwitch;
import io.regioncheck.openstack.SwitchAgent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Goes from switch to switch: one is in memory at a time. Keeps why others are not known. */
final class SwitchSurvey {
    private final Findings findings;
    private final Gathered gathered;
    private final List<Unread> unread = new ArrayList<>();
    private final Map<String, HostReadings> hosts = new HashMap<>();
    private final boolean flowsToo;
    private final List<String> unnamed = new ArrayList<>();
    private int looked;

    /** @param flowsToo whether flows were gathered too */
    SwitchSurvey(Gathered gathered, Findings findings, boolean flowsToo) {
        this.findings = findings;
        this.gathered = gathered;
        this.flowsToo = flowsToo;
        gathered.hosts().forEach(host -> host.names().forEach(node -> hosts.put(node.name(), host)));
    }

    /** Shows each switch that is known. */
    void forEach(List<SwitchAgent> agents, Consumer<HostSwitch> look) {
        List<SwitchAgent> notAsked = new ArrayList<>();
        for (SwitchAgent agent : agents) {
            if (!agent.isOpenVswitch()) {
                continue;
            }
            Optional<HostReadings> host = hostOf(agent.host());
            if (host.isEmpty() || !host.get().has(Item.BRIDGES)) {
                notAsked.add(agent);
            } else {
                read(agent, host.get()).ifPresent(one -> {
                    looked++;
                    look.accept(one);
                });
            }
        }
        others(agents, notAsked);
    }

    private Optional<HostReadings> hostOf(String name) {
        return Optional.ofNullable(hosts.get(name))
                .or(() -> gathered.hosts().stream()
                        .filter(host -> host.isCalled(name))
                        .findFirst());
    }

    private Optional<HostSwitch> read(SwitchAgent agent, HostReadings host) {
        if (!(host.of(Item.BRIDGES) instanceof Reading.Text bridges)) {
            unread(agent, why(host.of(Item.BRIDGES)));
            return Optional.empty();
        }
        try {
            List<BridgeFlows> flows = List.of();
            String errors = "";
            if (flowsToo && host.of(Item.FLOWS) instanceof Reading.Text text) {
                flows = BridgeFlows.readAll(text.lines());
                errors = firstLine(text.errors());
            } else if (flowsToo) {
                unread(agent, why(host.of(Item.FLOWS)));
                return Optional.empty();
            }
            HostSwitch one = new HostSwitch(agent, VirtualSwitch.read(bridges.lines()), flows);
            if (flowsToo) {
                String said = errors;
                one.unknown().forEach(why -> unread(agent, why + said));
            }
            return Optional.of(one);
        } catch (SwitchUnreadable broken) {
            unread(
                    agent,
                    broken.getMessage()
                            + (bridges.exitCode() == 0 ? "" : "; ovs-vsctl ended with " + bridges.exitCode())
                            + firstLine(bridges.errors()));
            return Optional.empty();
        }
    }

    /** What the host said besides, to be put behind a reason. */
    private static String firstLine(String errors) {
        return errors.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> "; it said: " + line.strip())
                .orElse("");
    }

    private static String why(Reading reading) {
        if (reading instanceof Reading.Refused refused) {
            return refused.why();
        }
        return reading instanceof Reading.Failed failed ? failed.why() : "nothing came";
    }

    private void unread(SwitchAgent agent, String why) {
        unread.add(new Unread(agent.host(), why));
    }

    private void others(List<SwitchAgent> agents, List<SwitchAgent> notAsked) {
        long foreign = agents.stream().filter(agent -> !agent.isOpenVswitch()).count();
        if (foreign > 0) {
            findings.leftOut(foreign + " agents of other switches", "this looks at Open vSwitch");
        }
        List<String> dead = new ArrayList<>();
        for (SwitchAgent agent : notAsked) {
            Optional<NodeUnreachable> unreached = gathered.unreached().stream()
                    .filter(host -> isCalled(host, agent.host()))
                    .findFirst();
            if (unreached.isPresent()) {
                unread(agent, unreached.get().happened());
            } else {
                (agent.alive() ? unnamed : dead).add(agent.host());
            }
        }
        leftOut(unnamed, "");
        leftOut(dead, " that is not alive");
    }

    private void leftOut(List<String> hosts, String whose) {
        if (!hosts.isEmpty()) {
            findings.leftOut(
                    hosts.size() + " hosts with an agent" + whose + ": " + WiringJudge.some(hosts),
                    "the environment does not name them as compute or network nodes");
        }
    }

    private static boolean isCalled(NodeUnreachable node, String host) {
        return node.node().equals(host)
                || node.nodes().stream().anyMatch(name -> name.isCalled(host))
                || node.node().startsWith(host + ".")
                || host.startsWith(node.node() + ".");
    }

    /** Returns the hosts with a living agent that nobody looks at, for the environment does not name them. */
    List<String> unnamed() {
        return List.copyOf(unnamed);
    }

    int looked() {
        return looked;
    }

    /** @throws CouldNotVerify if a switch is not known, or none is */
    void conclude() {
        CouldNotVerify.ifAny(unread);
        if (looked == 0) {
            throw new CouldNotVerify(
                    "none of the hosts with an agent of Open vSwitch is a compute or network node of the"
                            + " environment: name them under nodes");
        }
    }
}
