package io.regioncheck.openstack;

import java.util.List;
import java.util.Optional;

/** Neutron. */
public final class Network {

    public List<Agent> agents() {
        throw new UnsupportedOperationException();
    }

    /** Returns the aliases of the API extensions that are offered. */
    public List<String> extensions() {
        throw new UnsupportedOperationException();
    }

    /** Returns the network with this name; a {@link CallFailed} of kind NOT_FOUND if there is none or more than one. */
    public VirtualNetwork networkNamed(String name) {
        throw new UnsupportedOperationException();
    }

    public VirtualNetwork network(String id) {
        throw new UnsupportedOperationException();
    }

    public VirtualNetwork create(NetworkSpec spec) {
        throw new UnsupportedOperationException();
    }

    public Subnet createSubnet(String name, String networkId, String cidr) {
        throw new UnsupportedOperationException();
    }

    /** Creates a router, with a gateway in the external network if one is given. */
    public Router createRouter(String name, Optional<String> externalNetworkId) {
        throw new UnsupportedOperationException();
    }

    public Router router(String id) {
        throw new UnsupportedOperationException();
    }

    public void plug(String routerId, String subnetId) {
        throw new UnsupportedOperationException();
    }

    public void unplug(String routerId, String subnetId) {
        throw new UnsupportedOperationException();
    }

    public Port createPort(String name, String networkId, List<String> securityGroupIds) {
        throw new UnsupportedOperationException();
    }

    public Port port(String id) {
        throw new UnsupportedOperationException();
    }

    /** Returns all ports of a network, DHCP and router ports too. */
    public List<Port> portsOf(String networkId) {
        throw new UnsupportedOperationException();
    }

    /** Returns all ports of a device, such as a server or a router. */
    public List<Port> portsOfDevice(String deviceId) {
        throw new UnsupportedOperationException();
    }

    /** Returns the hosts of the DHCP agents that serve a network. */
    public List<String> dhcpHosts(String networkId) {
        throw new UnsupportedOperationException();
    }

    /** Returns the hosts of the L3 agents that serve a router. */
    public List<String> routerHosts(String routerId) {
        throw new UnsupportedOperationException();
    }

    /** Creates a security group that lets in ICMP, and TCP to these ports. */
    public SecurityGroup createSecurityGroup(String name) {
        throw new UnsupportedOperationException();
    }

    /** Lets ICMP in, or TCP to one port. */
    public void allow(String securityGroupId, String protocol, Optional<Integer> port) {
        throw new UnsupportedOperationException();
    }

    /** Takes a floating address of the external network for a port; the description carries the name that it is found by. */
    public FloatingAddress createFloatingAddress(String description, String externalNetworkId, String portId) {
        throw new UnsupportedOperationException();
    }

    public FloatingAddress floatingAddress(String id) {
        throw new UnsupportedOperationException();
    }

    /** Returns what of this kind in our project has a name (floating addresses: a description) with the prefix. */
    public List<Named> networksNamed(String prefix) {
        throw new UnsupportedOperationException();
    }

    public List<Named> subnetsNamed(String prefix) {
        throw new UnsupportedOperationException();
    }

    public List<Named> portsNamed(String prefix) {
        throw new UnsupportedOperationException();
    }

    public List<Named> routersNamed(String prefix) {
        throw new UnsupportedOperationException();
    }

    public List<Named> securityGroupsNamed(String prefix) {
        throw new UnsupportedOperationException();
    }

    public List<Named> floatingAddressesNamed(String prefix) {
        throw new UnsupportedOperationException();
    }

    /** Deletes; what is not there any more is fine. A router loses its interfaces and gateway first. */
    public void deleteNetwork(String id) {
        throw new UnsupportedOperationException();
    }

    public void deleteSubnet(String id) {
        throw new UnsupportedOperationException();
    }

    public void deletePort(String id) {
        throw new UnsupportedOperationException();
    }

    public void deleteRouter(String id) {
        throw new UnsupportedOperationException();
    }

    public void deleteSecurityGroup(String id) {
        throw new UnsupportedOperationException();
    }

    public void deleteFloatingAddress(String id) {
        throw new UnsupportedOperationException();
    }
}
