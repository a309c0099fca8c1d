package io.regioncheck.demo.region;

import java.util.Optional;

/** What a host outside the region sees of its servers. */
@FunctionalInterface
public interface Outside {
    /** Returns the page that a floating address serves; none if nothing answers there. */
    Optional<String> page(String floatingAddress);
}
