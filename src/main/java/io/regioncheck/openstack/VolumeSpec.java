package io.regioncheck.openstack;

import java.util.Optional;

/** A volume to make, size in GiB: empty, from an image or from a snapshot. */
public record VolumeSpec(
        String name, int size, Optional<String> type, Optional<String> imageId, Optional<String> snapshotId) {}
