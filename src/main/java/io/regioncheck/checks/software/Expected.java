package io.regioncheck.checks.software;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Parameters;
import io.regioncheck.environment.Releases;
import io.regioncheck.release.Release;
import io.regioncheck.release.Service;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which releases the packages of a service may be of, at the moment that a suite is for.
 *
 * @param upgraded the name of the service that must be at the target whatever the others are; {@code none} if there is none
 */
record Expected(Moment moment, Release target, Optional<Release> source, String upgraded) {

    /** A moment of an upgrade, as the parameter {@code expect} calls it. */
    enum Moment {
        SOURCE,
        EITHER,
        TARGET
    }

    /** @throws CouldNotVerify if the suite expects the source release and the environment names none */
    static Expected of(Parameters parameters, Releases releases) {
        Moment moment = switch (parameters.text("expect", "target")) {
            case "source" -> Moment.SOURCE;
            case "either" -> Moment.EITHER;
            default -> Moment.TARGET;
        };
        Optional<Release> source = releases.source().map(Release::parse);
        if (moment == Moment.SOURCE && source.isEmpty()) {
            throw new CouldNotVerify(
                    "the suite expects packages of the source release, and the environment names none: release.source");
        }
        return new Expected(moment, Release.parse(releases.target()), source, parameters.text("upgraded", "none"));
    }

    Set<Release> of(Service service) {
        if (moment == Moment.TARGET || upgraded.equals(service.toString())) {
            return EnumSet.of(target);
        }
        return source.map(from -> moment == Moment.SOURCE ? EnumSet.of(from) : EnumSet.of(from, target))
                .orElse(EnumSet.range(Release.KILO, target));
    }

    /** Returns whether a service may be of any release before the target, because nobody says where the upgrade came from. */
    boolean isOpen() {
        return moment == Moment.EITHER && source.isEmpty();
    }

    String words(Service service) {
        Set<Release> right = of(service);
        return right.size() > 2
                ? "one release, not after " + target
                : right.stream().map(Release::toString).collect(Collectors.joining(" or "));
    }
}
