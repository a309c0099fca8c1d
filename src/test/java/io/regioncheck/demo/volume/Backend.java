package io.regioncheck.demo.volume;

import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import java.util.Locale;

/** What holds volumes. */
enum Backend {
    /** Keeps what is written. */
    CEPH,
    /** Logs what it is asked for and stores nothing (cinder/tests/fake_driver.py, {@code FakeLoggingVolumeDriver}). */
    FAKE;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the host of its service: {@code controller@ceph}. */
    String host(DemoRegion region) {
        return region.controller() + "@" + id();
    }

    /** Returns the pool in it that volumes lie in: {@code controller@ceph#ceph}. */
    String pool(DemoRegion region) {
        return host(region) + "#" + id();
    }

    /** Returns whether reads and writes come back. */
    boolean answers(DemoRegion region) {
        return this == FAKE || !region.suffers(Incident.CEPH_OSD_STOPPED);
    }
}
