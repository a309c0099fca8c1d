package io.regioncheck.ledger;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.Limits;
import io.regioncheck.openstack.Cloud;
import io.regioncheck.openstack.FloatingAddress;
import io.regioncheck.openstack.Image;
import io.regioncheck.openstack.Named;
import io.regioncheck.openstack.NetworkSpec;
import io.regioncheck.openstack.Port;
import io.regioncheck.openstack.Router;
import io.regioncheck.openstack.SecurityGroup;
import io.regioncheck.openstack.ServerCreated;
import io.regioncheck.openstack.ServerSpec;
import io.regioncheck.openstack.Snapshot;
import io.regioncheck.openstack.Subnet;
import io.regioncheck.openstack.VirtualNetwork;
import io.regioncheck.openstack.Volume;
import io.regioncheck.openstack.VolumeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The only place where a run creates something. Each resource is written to the ledger, with its name, before it is asked for, and
 * its id after. A create whose outcome is unknown (the connection broke) is looked up by name before it is repeated.
 */
public final class Workshop {
    private static final Duration LOOK_FOR = Duration.ofSeconds(5);

    private final Cloud cloud;
    private final Ledger ledger;
    private final ServerPlaces places;
    private final Duration lookFor;

    public Workshop(Cloud cloud, Ledger ledger, Limits limits) {
        this(cloud, ledger, new ServerPlaces(limits.serversAtOnce()), LOOK_FOR);
    }

    /** @param lookFor how long to look for what was asked for without an answer, before it is asked for again */
    Workshop(Cloud cloud, Ledger ledger, ServerPlaces places, Duration lookFor) {
        this.cloud = cloud;
        this.ledger = ledger;
        this.places = places;
        this.lookFor = lookFor;
    }

    /** Returns a view that makes its calls through another view of the same cloud. */
    public Workshop through(Cloud other) {
        return new Workshop(other, ledger, places, lookFor);
    }

    /** Returns the full name of a resource with this purpose: {@code regioncheck-7f3a01c2-boot}. */
    public String name(String purpose) {
        return Naming.name(ledger.run(), purpose);
    }

    /** Returns the full name of a part of what has this purpose, which is removed with it: {@code regioncheck-7f3a01c2-boot_root}. */
    public String name(String purpose, String part) {
        return Naming.part(name(purpose), part);
    }

    public VirtualNetwork network(NetworkSpec spec) {
        return make(
                Kind.NETWORK,
                spec.name(),
                () -> cloud.network().create(spec),
                VirtualNetwork::id,
                id -> cloud.network().network(id));
    }

    public Subnet subnet(String name, String networkId, String cidr) {
        return make(
                Kind.SUBNET,
                name,
                () -> cloud.network().createSubnet(name, networkId, cidr),
                Subnet::id,
                id -> new Subnet(id, name, networkId, cidr, ""));
    }

    public Router router(String name, Optional<String> externalNetworkId) {
        return make(
                Kind.ROUTER,
                name,
                () -> cloud.network().createRouter(name, externalNetworkId),
                Router::id,
                id -> cloud.network().router(id));
    }

    public Port port(String name, String networkId, List<String> securityGroupIds) {
        return make(
                Kind.PORT,
                name,
                () -> cloud.network().createPort(name, networkId, securityGroupIds),
                Port::id,
                id -> cloud.network().port(id));
    }

    public SecurityGroup securityGroup(String name) {
        return make(
                Kind.SECURITY_GROUP,
                name,
                () -> cloud.network().createSecurityGroup(name),
                SecurityGroup::id,
                id -> new SecurityGroup(id, name));
    }

    public FloatingAddress floatingAddress(String name, String externalNetworkId, String portId) {
        return make(new Creation<>(
                Kind.FLOATING_ADDRESS,
                name,
                () -> cloud.network().createFloatingAddress(name, externalNetworkId, portId),
                FloatingAddress::id,
                () -> exact(Kind.FLOATING_ADDRESS, name)
                        .or(() -> cloud.network().floatingAddressOf(portId).map(FloatingAddress::id)),
                id -> cloud.network().floatingAddress(id)));
    }

    /** Boots a server, once fewer than the limit of servers of this run exist. */
    public ServerCreated server(ServerSpec spec, Deadline deadline) {
        places.take(spec.name(), deadline);
        return make(
                Kind.SERVER,
                spec.name(),
                () -> cloud.compute().create(spec),
                ServerCreated::id,
                id -> new ServerCreated(id, Optional.empty()));
    }

    public Image image(String name) {
        return make(
                Kind.IMAGE,
                name,
                () -> cloud.images().create(name),
                Image::id,
                id -> cloud.images().image(id));
    }

    public Volume volume(VolumeSpec spec) {
        return make(
                Kind.VOLUME,
                spec.name(),
                () -> cloud.volumes().create(spec),
                Volume::id,
                id -> cloud.volumes().volume(id));
    }

    public Snapshot snapshot(String name, String volumeId, boolean whileAttached) {
        return make(
                Kind.SNAPSHOT,
                name,
                () -> cloud.volumes().createSnapshot(name, volumeId, whileAttached),
                Snapshot::id,
                id -> cloud.volumes().snapshot(id));
    }

    /**
     * Removes what has this name and its parts, in dependency order, and waits until each is really gone. What was asked for without an
     * answer and is not there yet stays open in the ledger: the end of the run looks again.
     *
     * @param name a full {@link #name}
     * @return what is still there at the deadline
     */
    public List<Leak> remove(String name, Deadline deadline) {
        return new Clearing(cloud, ledger, places).of(name, deadline);
    }

    private <T> T make(
            Kind kind, String name, Supplier<T> create, Function<T, String> idOf, Function<String, T> adopt) {
        return make(new Creation<>(kind, name, create, idOf, () -> exact(kind, name), adopt));
    }

    private <T> T make(Creation<T> creation) {
        try {
            return creation.carryOut(ledger, lookFor);
        } catch (Creation.Refused refused) {
            if (creation.kind() == Kind.SERVER) {
                places.giveBack(creation.name());
            }
            throw refused.answer();
        }
    }

    private Optional<String> exact(Kind kind, String name) {
        return new Shelf(cloud)
                .named(kind, name).stream()
                        .filter(named -> named.name().equals(name))
                        .findFirst()
                        .map(Named::id);
    }
}
