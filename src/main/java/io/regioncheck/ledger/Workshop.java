package io.regioncheck.ledger;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.Limits;
import io.regioncheck.openstack.Cloud;
import io.regioncheck.openstack.FloatingAddress;
import io.regioncheck.openstack.Image;
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
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The only place where a run creates something. Each resource is written to the ledger, with its name, before it is asked for, and
 * its id after. A create whose outcome is unknown (the connection broke) is looked up by name before it is repeated.
 */
public final class Workshop {

    public Workshop(Cloud cloud, Ledger ledger, Limits limits) {}

    /** Returns a view that makes its calls through another view of the same cloud. */
    public Workshop through(Cloud other) {
        throw new UnsupportedOperationException();
    }

    /** Returns the full name of a resource with this purpose: {@code regioncheck-7f3a01c2-boot-vlan}. */
    public String name(String purpose) {
        throw new UnsupportedOperationException();
    }

    public VirtualNetwork network(NetworkSpec spec) {
        throw new UnsupportedOperationException();
    }

    public Subnet subnet(String name, String networkId, String cidr) {
        throw new UnsupportedOperationException();
    }

    public Router router(String name, Optional<String> externalNetworkId) {
        throw new UnsupportedOperationException();
    }

    public Port port(String name, String networkId, List<String> securityGroupIds) {
        throw new UnsupportedOperationException();
    }

    public SecurityGroup securityGroup(String name) {
        throw new UnsupportedOperationException();
    }

    public FloatingAddress floatingAddress(String name, String externalNetworkId, String portId) {
        throw new UnsupportedOperationException();
    }

    /** Boots a server, once fewer than the limit of servers of this run exist. */
    public ServerCreated server(ServerSpec spec, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    public Image image(String name) {
        throw new UnsupportedOperationException();
    }

    public Volume volume(VolumeSpec spec) {
        throw new UnsupportedOperationException();
    }

    public Snapshot snapshot(String name, String volumeId, boolean whileAttached) {
        throw new UnsupportedOperationException();
    }

    /**
     * Removes these, in dependency order, and waits until each is really gone.
     *
     * @return what is still there at the deadline
     */
    public List<Leak> remove(Collection<String> ids, Deadline deadline) {
        throw new UnsupportedOperationException();
    }
}
