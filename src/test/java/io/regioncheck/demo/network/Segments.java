package io.regioncheck.demo.network;

import io.regioncheck.demo.http.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What networks can be carried by, and what of it is taken: the ranges of the lab's ml2_conf.ini. */
final class Segments {
    private static final String FLAT = "flat";
    private static final String VLAN = "vlan";
    private static final String VXLAN = "vxlan";
    private static final List<String> FLAT_NETWORKS = List.of("external", "physnet1");
    private static final String VLAN_NETWORK = "physnet1";
    private static final Range VLANS = new Range(100, 199);
    /** The lab's ends at 1000; regions of thousands of projects need more. */
    private static final Range VNIS = new Range(1, 16_000);

    private static final int MTU = 1500;
    private static final int VXLAN_OVERHEAD = 50;

    private final Set<Segment> taken = new HashSet<>();

    private record Range(int first, int last) {
        IntStream stream() {
            return IntStream.rangeClosed(first, last);
        }
    }

    int mtu(Segment segment) {
        return segment.type().equals(VXLAN) ? MTU - VXLAN_OVERHEAD : MTU;
    }

    /** Takes what a project gets that asks for nothing in particular. */
    Segment takeAny() {
        return take(VXLAN, Optional.empty(), Optional.empty());
    }

    synchronized Segment take(String type, Optional<String> physicalNetwork, Optional<Integer> number) {
        return switch (type) {
            case FLAT -> flat(physicalNetwork, number);
            case VLAN -> vlan(physicalNetwork, number);
            case VXLAN -> vxlan(physicalNetwork, number);
            case "" -> throw Faults.invalidInput("network_type required");
            default -> throw Faults.invalidInput("network_type value '" + type + "' not supported");
        };
    }

    synchronized void free(Segment segment) {
        taken.remove(segment);
    }

    private Segment flat(Optional<String> physicalNetwork, Optional<Integer> number) {
        String name = physicalNetwork.orElseThrow(
                () -> Faults.invalidInput("physical_network required for flat provider network"));
        if (!FLAT_NETWORKS.contains(name)) {
            throw Faults.invalidInput("physical_network '" + name + "' unknown for flat provider network");
        }
        if (number.isPresent()) {
            throw Faults.invalidInput("segmentation_id prohibited for flat provider network");
        }
        return take(
                new Segment(FLAT, physicalNetwork, number),
                Faults.inUse(
                        "FlatNetworkInUse",
                        "Unable to create the flat network. Physical network " + name + " is in use."));
    }

    private Segment vlan(Optional<String> physicalNetwork, Optional<Integer> number) {
        if (physicalNetwork.isEmpty() && number.isPresent()) {
            throw Faults.invalidInput("segmentation_id requires physical_network for VLAN provider network");
        }
        String name = physicalNetwork.orElse(VLAN_NETWORK);
        if (!name.equals(VLAN_NETWORK)) {
            throw Faults.invalidInput("physical_network '" + name + "' unknown for VLAN provider network");
        }
        if (number.isEmpty()) {
            return free(VLAN, Optional.of(name), VLANS);
        }
        if (number.get() < 1 || number.get() > 4094) {
            throw Faults.invalidInput("segmentation_id out of range (1 through 4094)");
        }
        return take(
                new Segment(VLAN, Optional.of(name), number),
                Faults.inUse(
                        "VlanIdInUse",
                        "Unable to create the network. The VLAN " + number.get() + " on physical network " + name
                                + " is in use."));
    }

    private Segment vxlan(Optional<String> physicalNetwork, Optional<Integer> number) {
        if (physicalNetwork.isPresent()) {
            throw Faults.invalidInput("provider:physical_network specified for vxlan network");
        }
        if (number.isEmpty()) {
            return free(VXLAN, physicalNetwork, VNIS);
        }
        return take(
                new Segment(VXLAN, physicalNetwork, number),
                Faults.inUse(
                        "TunnelIdInUse",
                        "Unable to create the network. The tunnel ID " + number.get() + " is in use."));
    }

    private Segment free(String type, Optional<String> physicalNetwork, Range range) {
        Segment found = range.stream()
                .mapToObj(number -> new Segment(type, physicalNetwork, Optional.of(number)))
                .filter(Predicate.not(taken::contains))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        503,
                        "NoNetworkAvailable",
                        "Unable to create the network. No tenant network is available for allocation."));
        taken.add(found);
        return found;
    }

    private Segment take(Segment segment, Refusal inUse) {
        if (!taken.add(segment)) {
            throw inUse;
        }
        return segment;
    }
}
