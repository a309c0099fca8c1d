package io.regioncheck.openstack;

import okhttp3.HttpUrl;

/** Where the resources of a service are, below the URL that the catalog has. */
final class ServiceUrl {
    private ServiceUrl() {}

    /**
     * Returns it without a slash at its end. A compute endpoint without a version in it leads to the daemon's root, which offers
     * v2.1; neutron's and glance's paths begin with the version, so that it is taken off where a catalog has it.
     */
    static String of(Endpoint endpoint) {
        String url = endpoint.url().replaceAll("/+$", "");
        boolean bare = HttpUrl.get(url).pathSegments().stream().noneMatch(segment -> segment.matches("v\\d.*"));
        return switch (endpoint.service()) {
            case "compute" -> bare ? url + "/v2.1" : url;
            case "identity" -> bare ? url + "/v3" : url;
            // install guides of old releases registered these with their version, which clients take off
            case "image", "network" -> url.replaceFirst("/v\\d+(\\.\\d+)?$", "");
            default -> url;
        };
    }
}
