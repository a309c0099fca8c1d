package io.regioncheck.openstack;

import java.util.Optional;

/** A storage pool of a cinder backend; capacities in GiB, empty where the backend says unknown or infinite. */
public record Pool(String name, Optional<String> backend, Optional<Double> free, Optional<Double> total) {}
