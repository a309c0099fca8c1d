package io.regioncheck.ledger;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import io.regioncheck.environment.Limits;
import io.regioncheck.openstack.CallFailed;
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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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

    public Workshop(Cloud cloud, Ledger ledger, Limits limits) {
        this(cloud, ledger, new ServerPlaces(limits.serversAtOnce()));
    }

    private Workshop(Cloud cloud, Ledger ledger, ServerPlaces places) {
        this.cloud = cloud;
        this.ledger = ledger;
        this.places = places;
    }

    /** Returns a view that makes its calls through another view of the same cloud. */
    public Workshop through(Cloud other) {
        return new Workshop(other, ledger, places);
    }

    /** Returns the full name of a resource with this purpose: {@code regioncheck-7f3a01c2-boot-vlan}. */
    public String name(String purpose) {
        return ledger.run().prefix() + purpose.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
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
        return make(
                Kind.FLOATING_ADDRESS,
                name,
                () -> cloud.network().createFloatingAddress(name, externalNetworkId, portId),
                FloatingAddress::id,
                id -> cloud.network().floatingAddress(id));
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
     * Removes what has a name with this prefix, in dependency order, and waits until each is really gone.
     *
     * @param prefix a full {@link #name}, or the beginning of one
     * @return what is still there at the deadline
     */
    public List<Leak> remove(String prefix, Deadline deadline) {
        Shelf shelf = new Shelf(cloud);
        Collection<Resource> resources = ledger.entries().stream()
                .filter(entry -> entry.name().startsWith(prefix))
                .flatMap(entry -> find(shelf, entry).stream())
                .toList();
        return new Removal(shelf, prefix, resources, this::forget).run(deadline);
    }

    /** Returns what stands behind an entry; one whose create was not answered is looked for by its name, and struck if not there. */
    private Optional<Resource> find(Shelf shelf, Ledger.Entry entry) {
        if (entry.id().isPresent()) {
            return Optional.of(new Resource(entry.kind(), entry.id().get(), entry.name()));
        }
        Optional<Resource> found = exact(shelf, entry.kind(), entry.name())
                .map(named -> new Resource(entry.kind(), named.id(), entry.name()));
        if (found.isEmpty()) {
            forget(new Resource(entry.kind(), "", entry.name()));
        }
        return found;
    }

    private void forget(Resource resource) {
        ledger.gone(resource.kind(), resource.name());
        if (resource.kind() == Kind.SERVER) {
            places.giveBack(resource.name());
        }
    }

    private <T> T make(
            Kind kind, String name, Supplier<T> create, Function<T, String> idOf, Function<String, T> adopt) {
        ledger.intend(kind, name);
        T made;
        try {
            made = create.get();
        } catch (CallFailed failed) {
            if (failed.kind() != CallFailed.Kind.OUTCOME_UNKNOWN) {
                throw failed;
            }
            made = adoptOrRepeat(kind, name, create, adopt);
        }
        ledger.made(kind, name, idOf.apply(made));
        return made;
    }

    /** Names carry the run's id, so what has this very name is ours. */
    private <T> T adoptOrRepeat(Kind kind, String name, Supplier<T> create, Function<String, T> adopt) {
        Shelf shelf = new Shelf(cloud);
        Optional<Named> found = Poll.every(Duration.ofSeconds(1))
                .until(Deadline.in(LOOK_FOR), () -> exact(shelf, kind, name), Optional::isPresent);
        return found.map(named -> adopt.apply(named.id())).orElseGet(() -> {
            ledger.intend(kind, name);
            return create.get();
        });
    }

    private static Optional<Named> exact(Shelf shelf, Kind kind, String name) {
        return shelf.named(kind, name).stream()
                .filter(named -> named.name().equals(name))
                .findFirst();
    }
}
