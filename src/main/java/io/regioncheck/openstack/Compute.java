package io.regioncheck.openstack;

import java.util.List;
import java.util.Optional;

/** Nova. Everything is asked at microversion 2.1 unless a method says otherwise. */
public final class Compute {

    /** Returns {@code os-services}: conductor, scheduler, compute… of all hosts. */
    public List<ComputeService> services() {
        throw new UnsupportedOperationException();
    }

    /** Asks for one page of servers with this microversion and returns the version that the answer's header claims. */
    public Optional<String> echoedMicroversion(String microversion) {
        throw new UnsupportedOperationException();
    }

    public List<AvailabilityZone> zones() {
        throw new UnsupportedOperationException();
    }

    /** Returns the id of the flavor with this name or id. */
    public Flavor flavor(String nameOrId) {
        throw new UnsupportedOperationException();
    }

    /** Asks nova to boot a server. Only the workshop of the ledger calls this. */
    public ServerCreated create(ServerSpec spec) {
        throw new UnsupportedOperationException();
    }

    /** Returns the servers of our project whose name starts with the prefix, whole, in one filtered list. */
    public List<Server> serversNamed(String prefix) {
        throw new UnsupportedOperationException();
    }

    public Server server(String id) {
        throw new UnsupportedOperationException();
    }

    /** Returns what the serial console has shown, its last lines. */
    public String console(String serverId, int lines) {
        throw new UnsupportedOperationException();
    }

    /** Returns the recorded actions of a server with their events, newest first: where a boot stands or broke. */
    public List<ServerAction> actions(String serverId) {
        throw new UnsupportedOperationException();
    }

    public void reboot(String serverId, boolean hard) {
        throw new UnsupportedOperationException();
    }

    public void stop(String serverId) {
        throw new UnsupportedOperationException();
    }

    public void start(String serverId) {
        throw new UnsupportedOperationException();
    }

    /** Asks for the server's removal; a server that is not there any more is fine. */
    public void delete(String serverId) {
        throw new UnsupportedOperationException();
    }

    /** Attaches a volume and returns the attachment's device name as nova tells it. */
    public Optional<String> attach(String serverId, String volumeId) {
        throw new UnsupportedOperationException();
    }

    public void detach(String serverId, String volumeId) {
        throw new UnsupportedOperationException();
    }
}
