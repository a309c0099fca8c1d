package io.regioncheck.checks.network;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Region;
import io.regioncheck.openstack.NetworkCapacity;
import io.regioncheck.openstack.VirtualNetwork;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the addresses in use of networks. */
final class AddressSurvey {
    /** It came with Mitaka (neutron/extensions/network_ip_availability.py). */
    private static final String AVAILABILITY = "network-ip-availability";

    private final NetworkCapacity capacity;
    private final boolean all;
    private final boolean countsItself;
    private final PoolLevels levels;

    /** @param extensions those that are offered */
    AddressSurvey(Region region, Collection<String> extensions) {
        this.capacity = region.cloud().networkCapacity();
        this.all = region.parameters().text("networks", "open").equals("all");
        this.countsItself = extensions.contains(AVAILABILITY);
        this.levels = PoolLevels.of(region.parameters());
    }

    /**
     * Returns the networks whose pools are looked at.
     *
     * @throws CouldNotVerify if we see only our own ports: what others have in use would not be counted
     */
    List<VirtualNetwork> networks() {
        List<VirtualNetwork> networks = all ? capacity.allNetworks() : capacity.openNetworks();
        // only who may see this is an administrator to neutron: policy get_network:provider:network_type
        if (networks.stream().anyMatch(network -> network.type().isEmpty())) {
            throw new CouldNotVerify("neutron does not show us the ports of other projects, so addresses cannot be"
                    + " counted: give the environment's user the role admin, or what its policies"
                    + " get_network_ip_availability, get_port and get_network:provider:network_type ask for");
        }
        return networks;
    }

    /** Returns the pools of a network, each with how many of its addresses are in use. */
    Map<AddressPool, Long> uses(VirtualNetwork network) {
        List<AddressPool> pools = AddressPool.of(network, capacity.ranges(network.id()));
        Map<AddressPool, Long> uses = new LinkedHashMap<>();
        if (pools.isEmpty()) {
            return uses;
        }
        Map<String, Long> told = told(network);
        pools.forEach(pool -> uses.put(pool, sum(pool, told)));
        boolean complete = pools.stream()
                .flatMap(pool -> pool.ranges().stream())
                .allMatch(range -> told.containsKey(range.subnetId()));
        if (!complete || pools.stream().anyMatch(pool -> levels.areReached(sum(pool, told), pool.total()))) {
            // neutron counts addresses beside the pools too: the ports say how many are really of them
            List<String> addresses = capacity.addresses(network.id());
            pools.forEach(pool -> uses.put(pool, pool.count(addresses)));
        }
        return uses;
    }

    /** Returns what neutron counts itself, by subnet; nothing where it does not. */
    private Map<String, Long> told(VirtualNetwork network) {
        Map<String, Long> told = countsItself ? capacity.used(network.id()) : Map.of();
        if (countsItself && told.isEmpty()) {
            throw new CouldNotVerify("neutron does not tell how many addresses of network " + network.name()
                    + " are in use: give the environment's user the role admin, or what the policy"
                    + " get_network_ip_availability asks for");
        }
        return told;
    }

    private static long sum(AddressPool pool, Map<String, Long> told) {
        return pool.ranges().stream()
                .mapToLong(range -> told.getOrDefault(range.subnetId(), 0L))
                .sum();
    }
}
