package io.regioncheck.demo.network;

import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.network.Rule.Traffic;
import io.regioncheck.demo.region.Look;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** All that neutron has on record; who changes more than one thing holds its lock. */
final class Topology {
    private final Look.Network look;
    private final Shelf<Network> networks =
            new Shelf<Network>().indexed("name", one -> List.of(one.label().name()));
    private final Shelf<Subnet> subnets = new Shelf<Subnet>().indexed("network_id", one -> List.of(one.networkId()));
    private final Shelf<Port> ports = new Shelf<Port>()
            .indexed("device_id", one -> List.of(one.deviceId()))
            .indexed("network_id", one -> List.of(one.networkId()))
            .indexed("binding:host_id", one -> List.of(one.binding().host()))
            .indexed("security_groups", Port::groups)
            .indexed("project_id", one -> List.of(one.project()));
    private final Shelf<Router> routers = new Shelf<>();
    private final Shelf<SecurityGroup> groups =
            new Shelf<SecurityGroup>().indexed("project_id", one -> List.of(one.project()));
    private final Shelf<Rule> rules = new Shelf<Rule>().indexed("security_group_id", one -> List.of(one.groupId()));
    private final Shelf<FloatingAddress> floatingAddresses = new Shelf<FloatingAddress>()
            .indexed(
                    "port_id",
                    one -> one.to().map(FloatingAddress.Target::portId).stream().toList())
            .indexed("floating_ip_address", one -> List.of(one.address()));
    private final AtomicInteger numbers = new AtomicInteger();

    /** @param look which release shows it */
    Topology(Look.Network look) {
        this.look = look;
    }

    Look.Network look() {
        return look;
    }

    Shelf<Network> networks() {
        return networks;
    }

    Shelf<Subnet> subnets() {
        return subnets;
    }

    Shelf<Port> ports() {
        return ports;
    }

    Shelf<Router> routers() {
        return routers;
    }

    Shelf<SecurityGroup> groups() {
        return groups;
    }

    Shelf<Rule> rules() {
        return rules;
    }

    Shelf<FloatingAddress> floatingAddresses() {
        return floatingAddresses;
    }

    Network network(String id) {
        return networks.find(id).orElseThrow(() -> Faults.noNetwork(id));
    }

    /** Returns a network that a caller sees. */
    Network network(String id, Caller caller) {
        return networks.find(id)
                .filter(network -> NetworkCalls.sees(network, caller))
                .orElseThrow(() -> Faults.noNetwork(id));
    }

    Subnet subnet(String id) {
        return subnets.find(id)
                .orElseThrow(() -> Faults.notFound("SubnetNotFound", "Subnet " + id + " could not be found."));
    }

    Port port(String id) {
        return ports.find(id).orElseThrow(() -> Faults.notFound("PortNotFound", "Port " + id + " could not be found."));
    }

    Stream<Subnet> subnetsOf(String networkId) {
        return subnets.having("network_id", networkId);
    }

    Stream<Port> portsOn(String subnetId) {
        return subnets.find(subnetId).stream()
                .flatMap(subnet -> ports.having("network_id", subnet.networkId()))
                .filter(port -> port.addresses().stream()
                        .anyMatch(address -> address.subnetId().equals(subnetId)));
    }

    Optional<Port> gatewayOf(String routerId) {
        return ports.having("device_id", routerId)
                .filter(port -> port.owner().equals(Port.GATEWAY))
                .findFirst();
    }

    Stream<Port> interfacesOf(String routerId) {
        return ports.having("device_id", routerId).filter(port -> port.owner().equals(Port.INTERFACE));
    }

    /** Returns the default group of a project, after making it if the project had none: neutron makes it at the first use. */
    synchronized SecurityGroup defaultGroup(String project) {
        return groups.having("project_id", project)
                .filter(group -> group.label().name().equals(SecurityGroup.DEFAULT))
                .findFirst()
                .orElseGet(() -> {
                    Label label = Label.fresh(SecurityGroup.DEFAULT, project, "Default security group");
                    SecurityGroup made = guard(new SecurityGroup(label, true));
                    for (String ethertype : List.of("IPv4", "IPv6")) {
                        addRule(made, Optional.empty(), Traffic.all("ingress", ethertype, Optional.of(made.id())));
                    }
                    return made;
                });
    }

    /** Puts a new group on record, with the rules that let everything out. */
    synchronized SecurityGroup guard(SecurityGroup group) {
        groups.put(group);
        for (String ethertype : List.of("IPv4", "IPv6")) {
            addRule(group, Optional.empty(), Traffic.all("egress", ethertype, Optional.empty()));
        }
        return groups.put(group.labelled(group.label().touched()));
    }

    Rule addRule(SecurityGroup group, Optional<String> description, Traffic traffic) {
        Label label = Label.fresh("", group.project(), "");
        return rules.put(new Rule(label, numbers.incrementAndGet(), group.id(), description, traffic));
    }
}
