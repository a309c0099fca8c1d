package io.regioncheck.checks.rpc;

import io.regioncheck.release.NovaHost;
import io.regioncheck.release.Release;
import io.regioncheck.release.RpcApi;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which nova a host has, as it told itself. */
sealed interface NovaOnHost {

    /** The release of its packages, and what its services of a role read in {@code [upgrade_levels]}. */
    record Known(Release release, SortedMap<NovaHost.Role, Map<RpcApi, Pin>> pins) implements NovaOnHost {
        public Known {
            pins = Collections.unmodifiableSortedMap(new TreeMap<>(pins));
        }
    }

    /** It cannot be said. */
    record NotKnown(String why) implements NovaOnHost {}

    /**
     * A pin as it stands there.
     *
     * @param files all that set it, the last of which wins
     */
    record Pin(String word, List<String> files) {
        public Pin {
            files = List.copyOf(files);
        }
    }
}
