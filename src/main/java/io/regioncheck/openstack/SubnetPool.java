package io.regioncheck.openstack;

import java.util.List;

/**
 * Ranges that subnets are cut from.
 *
 * @param prefixes such as {@code 10.0.0.0/8}
 * @param usualLength the prefix length that a subnet gets if nobody asks for another
 */
public record SubnetPool(
        String id, String name, int ipVersion, boolean shared, List<String> prefixes, int usualLength) {

    public SubnetPool {
        prefixes = List.copyOf(prefixes);
    }
}
