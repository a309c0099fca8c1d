package io.regioncheck.openstack;

import java.util.List;

/** What keystone says is where, for all regions. */
public record Catalog(List<Endpoint> endpoints) {

    public Catalog {
        endpoints = List.copyOf(endpoints);
    }

    /** Returns the ids of all regions that have an endpoint, sorted. */
    public List<String> regions() {
        return endpoints.stream().map(Endpoint::region).distinct().sorted().toList();
    }

    public List<Endpoint> in(String region) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.region().equals(region))
                .toList();
    }
}
