package io.regioncheck.checks.ovs;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
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
    private int looked;

    /** @param flowsToo whether flows were gathered too */
    SwitchSurvey(Region region, Findings findings, boolean flowsToo) {
        this.findings = findings;
        this.gathered = region.gathered();
        this.flowsToo = flowsToo;
        gathered.hosts().forEach(host -> host.names().forEach(node -> hosts.put(node.name(), host)));
    }

    /** Shows each switch that is known. */
    void forEach(List<SwitchAgent> agents, Consumer<HostSwitch> look) {
        List<String> notAsked = new ArrayList<>();
        for (SwitchAgent agent : agents) {
            if (!agent.isOpenVswitch()) {
                continue;
            }
            Optional<HostReadings> host = hostOf(agent.host());
            if (host.isEmpty() || !host.get().has(Item.BRIDGES)) {
                notAsked.add(agent.host());
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
            if (flowsToo && host.of(Item.FLOWS) instanceof Reading.Text text) {
                flows = BridgeFlows.readAll(text.lines());
            } else if (flowsToo) {
                unread(agent, why(host.of(Item.FLOWS)));
                return Optional.empty();
            }
            HostSwitch one = new HostSwitch(agent, VirtualSwitch.read(bridges.lines()), flows);
            if (flowsToo) {
                one.unknown().forEach(why -> unread(agent, why));
            }
            return Optional.of(one);
        } catch (SwitchUnreadable broken) {
            unread(agent, broken.getMessage() + (bridges.exitCode() == 0 ? "" : "; ovs-vsctl ended with " + bridges.exitCode()));
            return Optional.empty();
        }
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

    private void others(List<SwitchAgent> agents, List<String> notAsked) {
        long foreign = agents.stream().filter(agent -> !agent.isOpenVswitch()).count();
        if (foreign > 0) {
            findings.leftOut(foreign + " agents of other switches", "this looks at Open vSwitch");
        }
        List<String> unreached = gathered.unreached().stream()
                .filter(host -> notAsked.stream().anyMatch(name -> isCalled(host.node(), name)))
                .map(host -> {
                    unread.add(new Unread(host.node(), host.happened()));
                    return host.node();
                })
                .toList();
        List<String> unnamed = notAsked.stream()
                .filter(name -> unreached.stream().noneMatch(host -> isCalled(host, name)))
                .toList();
        if (!unnamed.isEmpty()) {
            findings.leftOut(
                    unnamed.size() + " hosts with an agent: " + WiringJudge.some(unnamed),
                    "the environment does not name them as compute or network nodes");
        }
    }

    private static boolean isCalled(String node, String host) {
        return node.equals(host) || node.startsWith(host + ".") || host.startsWith(node + ".");
    }

    int looked() {
        return looked;
    }

    /** @throws CouldNotVerify if a switch is not known, or none is */
    void conclude() {
        CouldNotVerify.ifAny(unread);
        if (looked == 0) {
            throw new CouldNotVerify("none of the hosts with an agent of Open vSwitch is a compute or network node of the"
                    + " environment: name them under nodes");
        }
    }
}
