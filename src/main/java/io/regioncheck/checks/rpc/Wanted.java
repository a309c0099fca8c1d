package io.regioncheck.checks.rpc;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Region;
import io.regioncheck.environment.Releases;
import io.regioncheck.release.Release;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The releases that services may be of at this moment of an upgrade.
 *
 * @param releases the source, the target, or both
 */
record Wanted(List<Release> releases) {
    static final String PARAMETER = "expect";

    Wanted {
        releases = List.copyOf(releases);
    }

    /** @throws CouldNotVerify if the suite wants the source, and the environment names none */
    static Wanted of(Region region) {
        Releases known = region.environment().releases();
        List<Release> target = List.of(Release.parse(known.target()));
        List<Release> source = known.source().map(Release::parse).stream().toList();
        String moment = region.parameters().text(PARAMETER, "target");
        if (!moment.equals("target") && source.isEmpty()) {
            throw new CouldNotVerify(
                    "the suite expects services of the source release, and the environment names none: release.source");
        }
        return switch (moment) {
            case "target" -> new Wanted(target);
            case "source" -> new Wanted(source);
            case "between" ->
                new Wanted(Stream.of(source, target).flatMap(List::stream).toList());
            default ->
                throw new IllegalArgumentException("parameter expect must be source, between or target, was " + moment);
        };
    }

    Release newest() {
        return releases.get(releases.size() - 1);
    }

    Release oldest() {
        return releases.get(0);
    }

    /** Whether hosts of two releases are as it should be. */
    boolean isMixed() {
        return releases.size() > 1;
    }

    /** For reading: {@code yoga or zed}. */
    @Override
    public String toString() {
        return releases.stream().map(Release::toString).collect(Collectors.joining(" or "));
    }
}
