package io.regioncheck.demo.region;

import io.regioncheck.demo.region.DemoHost.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How big a region is.
 *
 * @param computes hosts that servers run on
 * @param servers servers that ran there before us
 */
public record RegionSize(int computes, int servers) {
    /** As the lab: one controller, one compute that also carries the networks. */
    public static final RegionSize LAB = new RegionSize(1, 0);

    private static final int COMPUTES_PER_ZONE = 250;
    private static final int NETWORK_HOSTS_PER_HUNDRED = 2;

    /** Returns the hosts: small regions look like the lab, big ones have three controllers and network hosts of their own. */
    public List<DemoHost> hosts() {
        List<DemoHost> hosts = new ArrayList<>();
        int controllers = computes > 10 ? 3 : 1;
        for (int i = 1; i <= controllers; i++) {
            String name = controllers == 1 ? "controller" : "controller" + i;
            hosts.add(new DemoHost(name, Set.of(Role.CONTROLLER, Role.DATABASE, Role.BROKER), "nova"));
        }
        int networkHosts = computes > 10 ? Math.max(2, computes * NETWORK_HOSTS_PER_HUNDRED / 100) : 1;
        for (int i = 1; i <= computes; i++) {
            Set<Role> roles = i <= networkHosts ? Set.of(Role.COMPUTE, Role.NETWORK) : Set.of(Role.COMPUTE);
            hosts.add(new DemoHost("compute" + i, roles, zone(i)));
        }
        hosts.add(new DemoHost("outside", Set.of(Role.PROBE), "nova"));
        return hosts;
    }

    /** Returns the availability zones that servers can be booted in. */
    public List<String> zones() {
        return hosts().stream()
                .filter(host -> host.is(Role.COMPUTE))
                .map(DemoHost::zone)
                .distinct()
                .toList();
    }

    private String zone(int compute) {
        int number = (compute - 1) / COMPUTES_PER_ZONE + 1;
        return computes <= COMPUTES_PER_ZONE ? "nova" : "zone" + number;
    }
}
