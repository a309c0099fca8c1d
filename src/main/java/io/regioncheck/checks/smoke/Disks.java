package io.regioncheck.checks.smoke;

import io.regioncheck.environment.Environment;
import io.regioncheck.environment.VolumeType;

/** How cells call what servers boot from. */
public final class Disks {
    /** The hypervisor's own disk. */
    public static final String LOCAL = "local";

    private Disks() {}

    /** Returns the coordinate of a volume type: its name, unless the hypervisor's own disk is called so. */
    public static String of(VolumeType type) {
        return type.name().equals(LOCAL) ? "volume:" + LOCAL : type.name();
    }

    public static VolumeType typeOf(Environment environment, String disk) {
        return environment.volumes().stream()
                .filter(type -> of(type).equals(disk))
                .findFirst()
                .orElseThrow();
    }
}
