package io.regioncheck.environment;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The server that a smoke run boots, and what its console says when all is well.
 *
 * @param image name or id of an image that exists in the region
 * @param flavor name or id of a flavor that exists in the region
 * @param booted a console line that proves that the guest is up; a group {@code address} in it is the leased IPv4 address
 * @param metadata a console line that proves that the metadata service answered
 * @param metadataFailed a console line that says that it did not
 * @param diskMark a console line of a guest that wrote to its second disk and read it back; group {@code found} holds what was
 *     there before, {@code wrote} what was written
 */
public record SmokeServer(
        String image,
        String flavor,
        Pattern booted,
        Optional<Pattern> metadata,
        Optional<Pattern> metadataFailed,
        Optional<Pattern> diskMark) {}
