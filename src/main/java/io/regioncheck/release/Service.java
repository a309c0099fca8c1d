package io.regioncheck.release;

import java.util.Locale;

/** A service of OpenStack whose code comes in releases, written as its repository is called: {@code nova}. */
public enum Service {
    KEYSTONE,
    GLANCE,
    NOVA,
    NEUTRON,
    CINDER,
    PLACEMENT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
