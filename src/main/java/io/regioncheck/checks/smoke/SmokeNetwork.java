package io.regioncheck.checks.smoke;

import io.regioncheck.check.Region;
import io.regioncheck.environment.NetworkMode;
import io.regioncheck.ledger.Workshop;
import io.regioncheck.openstack.NetworkSpec;
import io.regioncheck.openstack.SecurityGroup;
import io.regioncheck.openstack.Subnet;
import io.regioncheck.openstack.VirtualNetwork;
import java.util.Optional;

/**
 * A network of one mode that servers of this run are plugged into, with a router to the outside where there is one. Made once a run
 * and mode; the run removes it when its checks are done.
 *
 * @param routerId empty where neutron has no routers
 * @param externalNetworkId where floating addresses come from, if the environment has an external network
 */
public record SmokeNetwork(
        String networkId, String securityGroupId, Optional<String> routerId, Optional<String> externalNetworkId) {

    /** Returns the network of a mode, after making it if no check has done so yet. */
    public static SmokeNetwork of(Region region, NetworkMode mode) {
        return region.shared().get(SmokeNetwork.class, mode.name(), () -> make(region, mode));
    }

    private static SmokeNetwork make(Region region, NetworkMode mode) {
        Workshop workshop = region.workshop();
        String name = workshop.name("smoke-" + mode.name());
        Optional<String> external = external(region);
        VirtualNetwork network = workshop.network(spec(name, mode));
        Subnet subnet = workshop.subnet(name, network.id(), mode.cidr());
        Optional<String> router = Optional.empty();
        if (hasRouters(region)) {
            router = Optional.of(workshop.router(name, external).id());
            region.cloud().network().plug(router.get(), subnet.id());
        }
        return new SmokeNetwork(network.id(), securityGroup(region).id(), router, external);
    }

    private static Optional<String> external(Region region) {
        return region.environment()
                .external()
                .map(outside -> region.shared()
                        .get(
                                VirtualNetwork.class,
                                outside.network(),
                                () -> region.cloud().network().externalNetwork(outside.network()))
                        .id());
    }

    private static boolean hasRouters(Region region) {
        return region.shared()
                .get(
                        Boolean.class,
                        "routers",
                        () -> region.cloud().network().extensions().contains("router"));
    }

    /** Returns what to ask neutron for: a project asks for a network, an operator names the wire. */
    public static NetworkSpec spec(String name, NetworkMode mode) {
        return mode.kind() == NetworkMode.Kind.TENANT
                ? new NetworkSpec(name, Optional.empty(), Optional.empty(), Optional.empty())
                : new NetworkSpec(name, Optional.of(mode.type()), mode.physicalNetwork(), mode.segment());
    }

    /** One security group serves all modes: it lets in what the probes send. */
    private static SecurityGroup securityGroup(Region region) {
        return region.shared().get(SecurityGroup.class, "smoke", () -> {
            SecurityGroup group =
                    region.workshop().securityGroup(region.workshop().name("smoke"));
            region.cloud().network().allow(group.id(), "icmp", Optional.empty());
            region.environment().external().ifPresent(outside -> {
                switch (outside.probe()) {
                    case PING -> {}
                    case HTTP -> region.cloud().network().allow(group.id(), "tcp", Optional.of(80));
                    case TCP -> region.cloud().network().allow(group.id(), "tcp", Optional.of(22));
                }
            });
            return group;
        });
    }
}
