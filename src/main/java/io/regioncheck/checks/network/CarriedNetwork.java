package io.regioncheck.checks.network;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.checks.smoke.SmokeNetwork;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import io.regioncheck.environment.NetworkMode;
import io.regioncheck.openstack.Agent;
import io.regioncheck.openstack.Port;
import io.regioncheck.openstack.VirtualNetwork;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A network that was asked for, and whether agents carry it: DHCP serves it, a router is in it, their ports are ACTIVE. */
final class CarriedNetwork {
    private final Region region;
    private final Findings findings;
    private final SmokeNetwork network;
    private final NetworkMode mode;
    private final Deadline deadline;

    CarriedNetwork(Region region, Findings findings, SmokeNetwork network, NetworkMode mode) {
        this.region = region;
        this.findings = findings;
        this.network = network;
        this.mode = mode;
        this.deadline =
                region.deadline().atMost(Duration.ofSeconds(region.parameters().integer("agent-seconds", 60)));
    }

    void isCarried(String portName) {
        VirtualNetwork made = region.cloud().network().network(network.networkId());
        typeIsRight(made);
        Port port = region.workshop().port(portName, network.networkId(), List.of());
        findings.expect(!port.addresses().isEmpty(), portName)
                .observed("a port without an address")
                .expected("one of %s", mode.cidr())
                .because("servers there get no address")
                .remedy("openstack port show %s; openstack subnet list --network %s", port.id(), made.id());
        List<Agent> agents = region.cloud().network().agents();
        if (agents.isEmpty()) {
            throw new CouldNotVerify("neutron lists no agents to us: nobody says who should carry the network;"
                    + " the environment's user needs the role admin");
        }
        if (has(agents, "neutron-dhcp-agent")) {
            dhcpServes();
        } else {
            findings.leftOut("DHCP agent", "the region has none");
        }
        if (network.routerId().isPresent() && has(agents, "neutron-l3-agent")) {
            routerCarries(network.routerId().get());
        } else {
            findings.leftOut("router", "the region has no L3 agent");
        }
    }

    private void typeIsRight(VirtualNetwork made) {
        String type = made.type().orElse(mode.type());
        findings.expect(type.equals(mode.type()), "network mode " + mode.name())
                .observed("neutron made a network of type %s", type)
                .expected("%s, as the environment says", mode.type())
                .because("what the environment calls %s is not what its users get", mode.name())
                .remedy(
                        "grep tenant_network_types /etc/neutron/plugins/ml2/ml2_conf.ini; or correct networks in the environment");
        findings.confirm(
                "network of type %s%s%s",
                type,
                made.physicalNetwork().map(name -> " on " + name).orElse(""),
                made.segment().map(segment -> ", segment " + segment).orElse(""));
    }

    private void dhcpServes() {
        List<Port> ports = awaitActive("waiting for DHCP", port -> port.owner().equals("network:dhcp"));
        carriedBy(
                "DHCP",
                "dhcp",
                ports,
                region.cloud().network().dhcpHosts(network.networkId()),
                "servers in new networks get no address");
    }

    private void routerCarries(String routerId) {
        carriedBy(
                "router",
                "l3",
                awaitActive("waiting for the router", Port::carriesRouter),
                region.cloud().network().routerHosts(routerId),
                "servers in new networks reach neither the outside nor their metadata");
    }

    private void carriedBy(String what, String agent, List<Port> ports, List<String> hosts, String because) {
        boolean carried = !ports.isEmpty() && ports.stream().allMatch(CarriedNetwork::isActive);
        String where = String.join(", ", hosts);
        findings.expect(carried, what + " of network mode " + mode.name())
                .observed("%s; agents that host it: %s", words(ports), hosts.isEmpty() ? "none" : where)
                .expected("ACTIVE ports within %s", deadline)
                .because(because)
                .remedy(
                        "openstack network agent list --agent-type %s; on %s: systemctl restart neutron-%s-agent;"
                                + " tail /var/log/neutron/neutron-%s-agent.log",
                        agent, hosts.isEmpty() ? "the network nodes" : where, agent, agent);
        if (carried) {
            findings.confirm("its %s runs on %s", what, where);
        }
    }

    private List<Port> awaitActive(String doing, Predicate<Port> wanted) {
        region.doing().accept(doing);
        return Poll.every(Duration.ofSeconds(1))
                .until(
                        deadline,
                        () -> region.cloud().network().portsOf(network.networkId()).stream()
                                .filter(wanted)
                                .toList(),
                        ports -> !ports.isEmpty() && ports.stream().allMatch(CarriedNetwork::isActive));
    }

    private static boolean isActive(Port port) {
        return port.status().equals("ACTIVE");
    }

    private static boolean has(List<Agent> agents, String binary) {
        return agents.stream().anyMatch(agent -> agent.binary().equals(binary));
    }

    private static String words(List<Port> ports) {
        return ports.isEmpty()
                ? "no such port was made"
                : ports.stream()
                        .map(port -> "port " + port.id() + " is " + port.status()
                                + port.host().map(host -> " on " + host).orElse("")
                                + port.bindingType()
                                        .map(type -> " (binding " + type + ")")
                                        .orElse(""))
                        .collect(Collectors.joining(", "));
    }
}
