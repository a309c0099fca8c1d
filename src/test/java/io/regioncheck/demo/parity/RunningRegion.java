package io.regioncheck.demo.parity;

import java.util.Map;

/** A region that answers now, and who may ask it. */
public interface RunningRegion {
    /** Returns keystone's v3 root, without a slash at its end. */
    String authUrl();

    Login member();

    Login admin();

    /** Returns what this region has under another name than the script gives, such as {@code flavor-name}. */
    default Map<String, String> given() {
        return Map.of();
    }
}
