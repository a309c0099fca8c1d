package io.regioncheck.environment;

import java.util.List;
import java.util.Optional;

/** What the service types of a catalog stand for: the block storage API goes by several, one for each of its versions. */
public final class ServiceType {
    /** How checks call the block storage API, whichever of its types a region has. */
    public static final String VOLUME = "volume";

    /** The newest first; from openstack/service-types-authority and cinder's install guides, Kilo to 2026.1. */
    private static final List<String> VOLUME_TYPES = List.of("volumev3", "block-storage", "volumev2");

    private ServiceType() {}

    /** Returns the name that all types of the same service share. */
    public static String plain(String type) {
        return VOLUME_TYPES.contains(type) ? VOLUME : type;
    }

    /** Returns the type under which an environment offers block storage, the newest if there are several; empty if it offers none. */
    public static Optional<String> blockStorage(List<String> offered) {
        return VOLUME_TYPES.stream().filter(offered::contains).findFirst();
    }
}
