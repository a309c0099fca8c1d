package io.regioncheck.openstack;

import java.util.Optional;

/**
 * An image.
 *
 * @param status {@code queued}, {@code saving}, {@code active}, {@code killed}…
 * @param size in bytes, once it has data
 * @param virtualSize of the disk in it, in bytes, where glance has looked into it
 * @param minDisk how large a disk must be for it, in GiB
 * @param checksum MD5 in hex
 * @param hashAlgorithm such as {@code sha512}, from Rocky on
 * @param hash in hex
 */
public record Image(
        String id,
        String name,
        String status,
        String visibility,
        Optional<Long> size,
        Optional<Long> virtualSize,
        int minDisk,
        Optional<String> checksum,
        Optional<String> hashAlgorithm,
        Optional<String> hash) {}
