package io.regioncheck.demo.parity;

import java.util.List;

/** Objects in answers that are maps: their keys are data, so that any two of their values are compared as two of a list are. */
final class FreeKeys {
    /** The ends of paths at which such a map stands. */
    private static final List<String> MAPS = List.of(
            "/addresses", // of servers, by network
            "/metadata",
            "/extra_specs",
            "/volume_image_metadata",
            "/properties",
            "/allocations", // by consumer, or by provider
            "/resources", // by resource class
            "/inventories",
            "/usages",
            "/hosts", // of an availability zone, and in it by binary
            "/hosts/{}",
            "/configurations", // of agents, each kind of which has its own
            "/capabilities", // of cinder's backends, each kind of which has its own
            "/resource_versions",
            "/binding:profile");

    /** Properties that clients give to images of their own accord stand among the image's fields. */
    private static final String GIVEN = "owner_specified.";

    private FreeKeys() {}

    static boolean isGiven(String field) {
        return field.startsWith(GIVEN);
    }

    static boolean at(String path) {
        return MAPS.stream().anyMatch(path::endsWith);
    }
}
