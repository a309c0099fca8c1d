package io.regioncheck.checks.network;

import io.regioncheck.openstack.AddressRange;
import io.regioncheck.openstack.VirtualNetwork;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Subnets of a network that stand in for each other: where one is full, a port gets an address of another. They do not if they are of
 * another IP version, of another segment, or kept for other ports.
 */
record AddressPool(VirtualNetwork network, List<AddressRange> ranges) {

    private record Kind(int ipVersion, Optional<String> segmentId, List<String> serviceTypes) {}

    /** Puts the subnets of a network together; those without allocation pools give no addresses away and are left out. */
    static List<AddressPool> of(VirtualNetwork network, Collection<AddressRange> ranges) {
        Map<Kind, List<AddressRange>> kinds = new LinkedHashMap<>();
        ranges.stream()
                .filter(range -> !range.pools().isEmpty())
                .forEach(range -> kinds.computeIfAbsent(
                                new Kind(range.ipVersion(), range.segmentId(), range.serviceTypes()),
                                unseen -> new ArrayList<>())
                        .add(range));
        return kinds.values().stream()
                .map(same -> new AddressPool(network, same))
                .toList();
    }

    /** Returns how many addresses there are; no more than fit, which is more than anybody uses up. */
    long total() {
        BigInteger sum = ranges.stream().map(AddressRange::size).reduce(BigInteger.ZERO, BigInteger::add);
        return sum.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    /** Returns how many of these addresses the pools give away. */
    long count(Collection<String> addresses) {
        return addresses.stream()
                .filter(address -> ranges.stream().anyMatch(range -> range.gives(address)))
                .distinct()
                .count();
    }

    /** Returns whether a floating address, or a router's gateway, may come from it. */
    boolean isForFloating() {
        List<String> kept = ranges.get(0).serviceTypes();
        return network.external()
                && ranges.get(0).ipVersion() == 4
                && (kept.isEmpty() || kept.contains("network:floatingip"));
    }

    String subnets() {
        return ranges.stream()
                .map(range -> (range.name().isEmpty() ? range.subnetId() : range.name()) + " " + range.cidr())
                .collect(Collectors.joining(", "));
    }
}
