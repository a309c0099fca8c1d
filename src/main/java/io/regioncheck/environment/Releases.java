package io.regioncheck.environment;

import java.util.List;
import java.util.Optional;

/**
 * Where the region comes from and where it goes.
 *
 * @param source the release before the upgrade, if there is an upgrade
 * @param target the release that the region must look like now, as a lower-case code name ({@code mitaka}, {@code zed})
 */
public record Releases(Optional<String> source, String target) {

    /** In the order in which they came; {@code antelope} is 2023.1. */
    static final List<String> ALL = List.of(
            "kilo",
            "liberty",
            "mitaka",
            "newton",
            "ocata",
            "pike",
            "queens",
            "rocky",
            "stein",
            "train",
            "ussuri",
            "victoria",
            "wallaby",
            "xena",
            "yoga",
            "zed",
            "antelope",
            "bobcat",
            "caracal",
            "dalmatian",
            "epoxy",
            "flamingo",
            "gazpacho");

    /** Returns whether the target is that release or a later one. */
    public boolean targetIsAtLeast(String release) {
        return target.equals(release) || isLater(target, release);
    }

    static boolean isLater(String release, String than) {
        return ALL.contains(than) && ALL.indexOf(release) > ALL.indexOf(than);
    }
}
