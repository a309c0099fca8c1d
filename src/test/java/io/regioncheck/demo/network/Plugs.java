package io.regioncheck.demo.network;

import io.regioncheck.demo.http.Refusal;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes and removes ports: each has a MAC address and addresses of its network's subnets, which nobody else has. */
final class Plugs {
    private final Topology topology;
    /** Which addresses of a subnet are taken, counted from its first. */
    private final Map<String, BitSet> taken = new ConcurrentHashMap<>();

    private final AtomicInteger macs = new AtomicInteger(FIRST_MAC);

    /** Below are those of the portal's servers. */
    private static final int FIRST_MAC = 0x100000;

    /** What a new port is to be like. */
    record Wish(
            Label label,
            String networkId,
            List<Place> places,
            String deviceId,
            String owner,
            List<String> groups,
            Port.Binding binding,
            String status) {
        /** Returns a port of a project that nobody uses yet. */
        static Wish free(Label label, String networkId, List<Place> places, List<String> groups) {
            return new Wish(label, networkId, places, "", "", groups, Port.Binding.NONE, "DOWN");
        }

        /** Returns a port of neutron's own, for a device; it has neither name nor guard. */
        static Wish own(String project, String networkId, List<Place> places, String deviceId, String owner) {
            Label label = Label.fresh("", project, "");
            return new Wish(label, networkId, places, deviceId, owner, List.of(), Port.Binding.NONE, "DOWN");
        }

        Wish on(Port.Binding where, String being) {
            return new Wish(label, networkId, places, deviceId, owner, groups, where, being);
        }
    }

    /** Where a new port wants an address: in a subnet, or this very one, or both. */
    record Place(Optional<String> subnetId, Optional<String> address) {
        static Place in(String subnetId) {
            return new Place(Optional.of(subnetId), Optional.empty());
        }

        static Place at(String subnetId, String address) {
            return new Place(Optional.of(subnetId), Optional.of(address));
        }
    }

    Plugs(Topology topology) {
        this.topology = topology;
    }

    Port make(Wish wish) {
        return make(wish, mac());
    }

    Port make(Wish wish, String mac) {
        synchronized (topology) {
            Network network = topology.network(wish.networkId());
            List<Place> places = wish.places();
            if (places.isEmpty() && topology.subnetsOf(network.id()).findAny().isPresent()) {
                places = List.of(new Place(Optional.empty(), Optional.empty()));
            }
            List<Port.Address> addresses =
                    places.stream().map(place -> take(network.id(), place)).toList();
            return topology.ports()
                    .put(new Port(
                            wish.label(),
                            network.id(),
                            mac,
                            addresses,
                            wish.status(),
                            true,
                            wish.deviceId(),
                            wish.owner(),
                            wish.groups(),
                            wish.owner().isEmpty() || wish.owner().startsWith("compute:"),
                            wish.binding()));
        }
    }

    void remove(Port port) {
        synchronized (topology) {
            port.addresses().forEach(this::free);
            topology.ports().remove(port.id());
        }
    }

    private void free(Port.Address address) {
        topology.subnets()
                .find(address.subnetId())
                .ifPresent(subnet -> Cidr.number(address.address())
                        .ifPresent(number -> used(subnet).clear(offset(subnet, number))));
    }

    private Port.Address take(String networkId, Place place) {
        List<Subnet> subnets = topology.subnetsOf(networkId)
                .filter(subnet -> place.subnetId().map(subnet.id()::equals).orElse(true))
                .toList();
        if (place.address().isPresent()) {
            return take(networkId, subnets, place.address().get());
        }
        for (Subnet subnet : subnets) {
            for (Subnet.Pool pool : subnet.pools()) {
                int next = used(subnet).nextClearBit(offset(subnet, pool.start()));
                if (next <= offset(subnet, pool.end())) {
                    used(subnet).set(next);
                    return new Port.Address(subnet.id(), Cidr.text(subnet.cidr().network() + next));
                }
            }
        }
        throw new Refusal(
                409, "IpAddressGenerationFailure", "No more IP addresses available on network " + networkId + ".");
    }

    private Port.Address take(String networkId, List<Subnet> subnets, String address) {
        long number = Cidr.number(address)
                .orElseThrow(() -> Form.wrong("fixed_ips", "'" + address + "' is not a valid IP address"));
        Subnet subnet = subnets.stream()
                .filter(one -> one.cidr().contains(number))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        400,
                        "InvalidIpForNetwork",
                        "IP address " + address
                                + " is not a valid IP for any of the subnets on the specified network."));
        if (used(subnet).get(offset(subnet, number))) {
            throw Faults.inUse(
                    "IpAddressInUse",
                    "Unable to complete operation for network " + networkId + ". The IP address " + address
                            + " is in use.");
        }
        used(subnet).set(offset(subnet, number));
        return new Port.Address(subnet.id(), address);
    }

    /** Returns how many addresses of a subnet's pools ports have. */
    int used(Subnet subnet, Subnet.Pool pool) {
        synchronized (topology) {
            return used(subnet)
                    .get(offset(subnet, pool.start()), offset(subnet, pool.end()) + 1)
                    .cardinality();
        }
    }

    private BitSet used(Subnet subnet) {
        return taken.computeIfAbsent(subnet.id(), missing -> new BitSet());
    }

    private static int offset(Subnet subnet, long address) {
        return (int) (address - subnet.cidr().network());
    }

    /** Returns a MAC address below neutron's base_mac, which nobody else has. */
    private String mac() {
        int number = macs.incrementAndGet() & (1 << 24) - 1;
        return String.format(Locale.ROOT, "fa:16:3e:%02x:%02x:%02x", number >> 16, number >> 8 & 255, number & 255);
    }
}
