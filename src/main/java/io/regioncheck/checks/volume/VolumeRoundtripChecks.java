package io.regioncheck.checks.volume;

import io.regioncheck.check.Cell;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.checks.smoke.Cleanup;
import io.regioncheck.checks.smoke.Disks;
import io.regioncheck.checks.smoke.GuestServer;
import io.regioncheck.checks.smoke.SmokeVolume;
import io.regioncheck.environment.VolumeType;
import java.util.Optional;

/** Whether volumes hold data: made, attached, written, detached, found again, snapshot, deleted. */
@Checks(component = Component.VOLUME)
class VolumeRoundtripChecks {
    @Check(
            id = "volume.roundtrip",
            title = "A volume is made, keeps what a server wrote to it, and goes",
            why = "Services that are up say nothing of the storage behind them: only data that comes back does.",
            after = {"identity.catalog:volume", "identity.endpoints:volume", "volume.services:cinder-scheduler"},
            explainedBy = {
                // a backend that is down explains what its own type does, and nothing of another one
                "volume.services:{type}",
                "volume.services:cinder-volume",
                "compute.boot:local",
                "compute.services:nova-conductor",
                "compute.services:nova-scheduler",
                "network.agents:switching",
                "network.agents:dhcp",
                "identity.endpoints:image",
                "identity.endpoints:compute",
                "identity.endpoints:network"
            },
            parameters =
                    @Parameter(name = "volume-seconds", otherwise = "180", means = "seconds for each step of a volume"),
            asks = {
                "POST volume /volumes, empty and from the image, GET until available",
                "POST compute /servers/ID/os-volume_attachments, the guest's mark on its console, DELETE, and again",
                "POST volume /snapshots, and a volume from it",
                "DELETE of all of them"
            },
            creates = {
                "three volumes and a snapshot of each type",
                "a server with a port, for types that can be attached"
            },
            matrix = VolumeTypes.class,
            // its server may wait for a place (limits.servers-at-once); each step has a limit of its own
            deadlineSeconds = 1800)
    void volumeKeepsItsData(Region region, Findings findings, Cell cell) {
        VolumeType type = Disks.typeOf(region.environment(), cell.coordinate("type"));
        String purpose = "volume-" + type.name();
        try (Cleanup ignored = new Cleanup(region, findings, region.workshop().name(purpose))) {
            goesRound(region, findings, purpose, type);
        }
    }

    private static void goesRound(Region region, Findings findings, String purpose, VolumeType type) {
        Optional<SmokeVolume> volume =
                SmokeVolume.blank(region, findings, region.workshop().name(purpose, "data"), type.name());
        boolean well = volume.isPresent() && isMadeFromImage(region, findings, purpose, type);
        if (well && keepsItsMark(region, findings, purpose, type, volume.get())) {
            isSnapshot(region, findings, purpose, type, volume.get());
        }
    }

    private static boolean isMadeFromImage(Region region, Findings findings, String purpose, VolumeType type) {
        if (!type.fromImage()) {
            findings.leftOut("from the image", cannot(type));
            return true;
        }
        return SmokeVolume.fromImage(region, findings, region.workshop().name(purpose, "image"), type.name())
                .isPresent();
    }

    private static boolean keepsItsMark(
            Region region, Findings findings, String purpose, VolumeType type, SmokeVolume volume) {
        if (!type.attach()) {
            findings.leftOut("attach", cannot(type));
            return true;
        }
        Optional<GuestServer> server = GuestServer.create(
                region,
                findings,
                region.workshop().name(purpose, "server"),
                region.environment().zones().get(0),
                region.environment().networks().get(0),
                Optional.empty());
        return server.filter(GuestServer::becomesActive)
                .filter(GuestServer::isHeardOf)
                .map(guest -> new Attachments(region, findings, guest, volume).dataComesBack())
                .orElse(false);
    }

    private static void isSnapshot(
            Region region, Findings findings, String purpose, VolumeType type, SmokeVolume volume) {
        if (!type.snapshot()) {
            findings.leftOut("snapshot", cannot(type));
            return;
        }
        new Snapshots(region, findings, purpose, type).copyOf(volume);
    }

    private static String cannot(VolumeType type) {
        return "the environment says that type " + type.name() + " cannot";
    }
}
