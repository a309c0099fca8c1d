package io.regioncheck.openstack;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * A subnet as far as addresses are given away in it.
 *
 * @param pools from which addresses are given; empty if ports get only those that they name
 * @param segmentId the segment of a routed network that it belongs to
 * @param serviceTypes owners of the ports that it is kept for; empty if it is for all
 * @param subnetPoolId the subnet pool that its range was taken from
 */
public record AddressRange(
        String subnetId,
        String name,
        String networkId,
        int ipVersion,
        String cidr,
        List<Pool> pools,
        Optional<String> segmentId,
        List<String> serviceTypes,
        Optional<String> subnetPoolId) {

    public AddressRange {
        pools = List.copyOf(pools);
        serviceTypes = serviceTypes.stream().sorted().toList();
    }

    /** Addresses from the first to the last, both among them. */
    public record Pool(String first, String last) {
        BigInteger size() {
            return number(last).subtract(number(first)).add(BigInteger.ONE);
        }

        boolean contains(BigInteger address) {
            return number(first).compareTo(address) <= 0 && address.compareTo(number(last)) <= 0;
        }
    }

    /** Returns how many addresses its pools have. */
    public BigInteger size() {
        return pools.stream().map(Pool::size).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Returns whether an address is one that its pools give away. */
    public boolean gives(String address) {
        boolean sameVersion = address.contains(":") == (ipVersion == 6);
        return sameVersion && pools.stream().anyMatch(pool -> pool.contains(number(address)));
    }

    private static BigInteger number(String address) {
        if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw Failures.malformed("an answer of neutron", address + " is no address", Optional.empty());
        }
        try {
            return new BigInteger(1, InetAddress.getByName(address).getAddress());
        } catch (UnknownHostException wrong) {
            throw Failures.malformed("an answer of neutron", address + " is no address", Optional.empty());
        }
    }
}
