package io.regioncheck.openstack;

import java.util.List;
import java.util.Optional;

/**
 * What a service says of its own API versions.
 *
 * @param url where it was read
 * @param links all {@code self} links in it, of which scheme and host should be those of the catalog
 */
public record VersionDocument(String url, List<ApiVersion> versions, List<String> links) {

    public VersionDocument {
        versions = List.copyOf(versions);
        links = List.copyOf(links);
    }

    /**
     * One API version.
     *
     * @param id such as {@code v2.1}
     * @param status {@code CURRENT}, {@code SUPPORTED}, {@code DEPRECATED}, {@code stable}…
     * @param minimum lowest microversion
     * @param maximum highest microversion
     */
    public record ApiVersion(String id, String status, Optional<String> minimum, Optional<String> maximum) {}
}
