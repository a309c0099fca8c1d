package io.regioncheck.checks.volume;

import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.checks.smoke.GuestServer;
import io.regioncheck.checks.smoke.SmokeVolume;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Attaches a volume to a server, twice: what the guest wrote the first time it must find the second time. */
final class Attachments {
    private final Region region;
    private final Findings findings;
    private final GuestServer guest;
    private final SmokeVolume volume;

    Attachments(Region region, Findings findings, GuestServer guest, SmokeVolume volume) {
        this.region = region;
        this.findings = findings;
        this.guest = guest;
        this.volume = volume;
    }

    boolean dataComesBack() {
        Optional<Pattern> mark = region.environment().smoke().diskMark();
        if (mark.isEmpty()) {
            findings.leftOut("the guest's mark", "the environment has no smoke.markers.disk-mark");
            return isAttached() && isDetached();
        }
        if (!isAttached()) {
            return false;
        }
        Optional<Matcher> first = marked(mark.get(), 1);
        if (first.isEmpty() || !isDetached() || !isAttached()) {
            return false;
        }
        Optional<Matcher> second = marked(mark.get(), 2);
        return second.isPresent()
                && isKept(first.get().group("wrote"), second.get().group("found"))
                && isDetached();
    }

    private boolean isAttached() {
        region.cloud().compute().attach(guest.id(), volume.id());
        return volume.reaches("in-use", "attaching");
    }

    private boolean isDetached() {
        region.cloud().compute().detach(guest.id(), volume.id());
        return volume.reaches("available", "detaching");
    }

    private Optional<Matcher> marked(Pattern mark, int times) {
        Optional<Matcher> seen = guest.onConsole(mark, times);
        findings.expect(seen.isPresent(), volume.name())
                .observed("attached, but the guest did not write its mark on it: no /%s/ on its console", mark)
                .expected("the guest sees the disk, writes to it and reads it back")
                .because("nova and cinder call it attached; the guest has no disk or the storage takes no data")
                .remedy(
                        "on %s: grep %s /var/log/nova/nova-compute.log; for Ceph: ceph health detail",
                        guest.host(), volume.id());
        if (seen.isEmpty()) {
            guest.attachConsole();
        }
        return seen;
    }

    private boolean isKept(String wrote, String found) {
        findings.expect(wrote.equals(found), volume.name())
                .observed("the guest wrote \"%s\", and found \"%s\" after a detach and an attach", wrote, found)
                .expected("what was written")
                .because("volumes lose what is written to them")
                .remedy(
                        "ceph health detail; grep %s /var/log/cinder/cinder-volume.log on the host of its type",
                        volume.id());
        if (wrote.equals(found)) {
            findings.confirm("the guest found its mark again: %s", found);
        }
        return wrote.equals(found);
    }
}
