package io.regioncheck.demo.compute;

import io.regioncheck.demo.guest.Disk;
import io.regioncheck.demo.guest.Guest;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.region.BlockDevices.BlockDevice;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Ports.GuestPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the parts of nova share. */
record Cell(
        DemoRegion region,
        Neighbours neighbours,
        Fleet fleet,
        PortalServers portal,
        Daemons daemons,
        Rpc rpc,
        NovaLog log) {

    /** Does the next step of what is done to a server, if it is still there. */
    void soon(Server server, Runnable step) {
        region.soon(() -> {
            if (!server.isGone()) {
                step.run();
            }
        });
    }

    /** Returns how a server is plugged in; nothing while neutron does not answer. */
    List<GuestPort> portsOf(Server server) {
        Optional<GuestPort> ofPortal = portal.portOf(server.id());
        if (ofPortal.isPresent()) {
            return ofPortal.stream().toList();
        }
        try {
            return neighbours.ports().of(server.id());
        } catch (Refusal unanswered) {
            return List.of();
        }
    }

    /** Starts the guest of a server anew. */
    void powerOn(Server server) {
        server.run(Optional.of(Guest.start(
                region,
                neighbours.volumes(),
                server.order().ec2Id(),
                () -> portsOf(server).stream().findFirst(),
                disks(server))));
    }

    private List<Disk> disks(Server server) {
        List<Disk> disks = new ArrayList<>();
        if (server.order().rootVolume().isEmpty()) {
            disks.add(Disk.local(server.order().flavor().disk()));
        }
        server.attachments().forEach(attachment -> disks.add(disk(attachment.volumeId())));
        return disks;
    }

    Disk disk(String volumeId) {
        return new Disk(
                volumeId,
                neighbours.volumes().find(volumeId).map(BlockDevice::size).orElse(1));
    }
}
