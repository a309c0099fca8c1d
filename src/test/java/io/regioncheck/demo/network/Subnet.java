package io.regioncheck.demo.network;

import java.util.List;
import java.util.Optional;

/** A range of addresses of a network. */
record Subnet(
        Label label,
        String networkId,
        Cidr cidr,
        Optional<String> gateway,
        List<Pool> pools,
        boolean dhcp,
        List<String> nameServers)
        implements Resource {

    /** Addresses that may be given to ports, both ends among them. */
    record Pool(long start, long end) {
        long size() {
            return end - start + 1;
        }
    }

    Subnet {
        pools = List.copyOf(pools);
        nameServers = List.copyOf(nameServers);
    }

    Subnet labelled(Label other) {
        return new Subnet(other, networkId, cidr, gateway, pools, dhcp, nameServers);
    }
}
