package io.regioncheck.openstack;

import okhttp3.HttpUrl;

/** Where the resources of a service are, below the URL that the catalog has. */
final class ServiceUrl {
    private ServiceUrl() {}

    /**
     * Returns it without a slash at its end. A compute endpoint without a version in it leads to the daemon's root, which offers
     * v2.1; neutron, glance and placement are always registered so, and their paths begin with the version.
     */
    static String of(Endpoint endpoint) {
        String url = endpoint.url().replaceAll("/+$", "");
        boolean bare = HttpUrl.get(url).pathSegments().stream().noneMatch(segment -> segment.matches("v\\d.*"));
        return switch (endpoint.service()) {
            case "compute" -> bare ? url + "/v2.1" : url;
            case "identity" -> bare ? url + "/v3" : url;
            default -> url;
        };
    }
}
