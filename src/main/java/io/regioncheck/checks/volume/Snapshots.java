package io.regioncheck.checks.volume;

import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.checks.smoke.SmokeVolume;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.VolumeType;
import io.regioncheck.openstack.Snapshot;
import java.time.Duration;

/** Takes a snapshot of a volume and makes a volume of it. */
final class Snapshots {
    private final Region region;
    private final Findings findings;
    private final String purpose;
    private final VolumeType type;

    Snapshots(Region region, Findings findings, String purpose, VolumeType type) {
        this.region = region;
        this.findings = findings;
        this.purpose = purpose;
        this.type = type;
    }

    void copyOf(SmokeVolume volume) {
        String name = region.workshop().name(purpose, "snapshot");
        Snapshot asked = region.workshop().snapshot(name, volume.id(), false);
        Deadline deadline =
                region.deadline().atMost(Duration.ofSeconds(region.parameters().integer("volume-seconds", 180)));
        region.doing().accept("snapshot");
        Snapshot last = SmokeVolume.POLL.until(
                deadline,
                () -> region.cloud().volumes().snapshot(asked.id()),
                seen -> !seen.status().equals("creating"));
        boolean taken = last.status().equals("available");
        findings.expect(taken, name)
                .observed("%s after %s", last.status(), deadline)
                .expected("available")
                .because("backups of volumes are made of snapshots")
                .remedy("grep %s /var/log/cinder/cinder-volume.log on the host of type %s", asked.id(), type.name());
        if (taken) {
            findings.confirm("snapshot: available");
            SmokeVolume.fromSnapshot(
                    region, findings, region.workshop().name(purpose, "copy"), type.name(), asked.id());
        }
    }
}
