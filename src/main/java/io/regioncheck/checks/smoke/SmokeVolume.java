package io.regioncheck.checks.smoke;

import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Volume;
import io.regioncheck.openstack.VolumeSpec;
import java.time.Duration;
import java.util.Optional;

/** A volume of a run, which gets where it should or says why not. */
public final class SmokeVolume {
    /** How often cinder is asked what became of a volume or a snapshot: it moves data for many seconds. */
    public static final Poll POLL = Poll.slowingFrom(Duration.ofMillis(500), Duration.ofSeconds(2));

    private final Region region;
    private final Findings findings;
    private final Volume volume;

    private SmokeVolume(Region region, Findings findings, Volume volume) {
        this.region = region;
        this.findings = findings;
        this.volume = volume;
    }

    /** Makes an empty volume of 1 GiB; empty, with a finding, if it does not become available. */
    public static Optional<SmokeVolume> blank(Region region, Findings findings, String name, String type) {
        VolumeSpec spec = new VolumeSpec(name, 1, Optional.of(type), Optional.empty(), Optional.empty());
        return make(region, findings, spec, "an empty volume");
    }

    /** Makes a volume of the smoke image, large enough for it. */
    public static Optional<SmokeVolume> fromImage(Region region, Findings findings, String name, String type) {
        SmokeImage image = SmokeImage.of(region);
        VolumeSpec spec = new VolumeSpec(
                name, image.gibibytes(), Optional.of(type), Optional.of(image.imageId()), Optional.empty());
        return make(region, findings, spec, "a volume from the image");
    }

    /** Makes a volume of a snapshot of an empty one. */
    public static Optional<SmokeVolume> fromSnapshot(
            Region region, Findings findings, String name, String type, String snapshotId) {
        VolumeSpec spec = new VolumeSpec(name, 1, Optional.of(type), Optional.empty(), Optional.of(snapshotId));
        return make(region, findings, spec, "a volume from the snapshot");
    }

    private static Optional<SmokeVolume> make(Region region, Findings findings, VolumeSpec spec, String what) {
        long start = System.nanoTime();
        try {
            SmokeVolume made =
                    new SmokeVolume(region, findings, region.workshop().volume(spec));
            if (!made.reaches("available", what)) {
                return Optional.empty();
            }
            findings.figure("seconds to " + what, (System.nanoTime() - start) / 1e9, "s");
            return Optional.of(made);
        } catch (CallFailed refused) {
            if (refused.kind() != CallFailed.Kind.SERVER_ERROR) {
                throw refused;
            }
            findings.report(spec.name())
                    .observed("cinder refused %s: %s", what, refused.answered())
                    .expected("202, and a volume in creating")
                    .because("no user of the portal can make a volume")
                    .remedy("tail /var/log/cinder/cinder-api.log on the controllers");
            return Optional.empty();
        }
    }

    public String id() {
        return volume.id();
    }

    public String name() {
        return volume.name();
    }

    /** Waits until the volume has a status; {@code what} says what it takes that for. */
    public boolean reaches(String status, String what) {
        Deadline deadline =
                region.deadline().atMost(Duration.ofSeconds(region.parameters().integer("volume-seconds", 180)));
        region.doing().accept(what);
        Volume last =
                POLL.until(deadline, () -> region.cloud().volumes().volume(id()), seen -> isSettled(seen, status));
        if (last.status().equals(status)) {
            findings.confirm("%s: %s", what, status);
            return true;
        }
        notReached(status, what, last, deadline);
        return false;
    }

    private static boolean isSettled(Volume seen, String status) {
        return seen.status().equals(status) || seen.status().startsWith("error");
    }

    private void notReached(String status, String what, Volume last, Deadline deadline) {
        String host = last.host().orElse("no backend");
        findings.report(name())
                .observed(
                        "%s: %s after %s, on %s%s",
                        what,
                        last.status().startsWith("error") ? last.status() : "still " + last.status(),
                        deadline,
                        host,
                        reason())
                .expected("%s", status)
                .because("the storage behind this type does not take or give data, whatever its service says of itself")
                .remedy(
                        "grep %s /var/log/cinder/cinder-volume.log on the host of %s; for Ceph: ceph health detail;"
                                + " ceph osd tree; on the host of an OSD that is down: systemctl start ceph-osd.target",
                        id(), host);
    }

    /** A cinder that does not answer must not swallow what is said of the volume. */
    private String reason() {
        try {
            return region.cloud().volumes().messages(id()).stream()
                    .findFirst()
                    .map(message -> "; cinder says: " + message)
                    .orElse("");
        } catch (CallFailed failed) {
            return "; cinder does not say why: " + failed.answered();
        }
    }
}
