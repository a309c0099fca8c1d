package io.regioncheck.checks.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.environment.VolumeType;
import org.junit.jupiter.api.Test;

/** The hypervisor's disk and a volume type are never taken for each other. */
class DisksTests {
    @Test
    void volumeTypeCalledLocalIsNotTheLocalDisk() {
        assertThat(Disks.of(type("local"))).isEqualTo("volume:local").isNotEqualTo(Disks.LOCAL);
        assertThat(Disks.of(type("ceph"))).isEqualTo("ceph");
    }

    private static VolumeType type(String name) {
        return new VolumeType(name, true, true, true);
    }
}
