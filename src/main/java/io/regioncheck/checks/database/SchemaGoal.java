package io.regioncheck.checks.database;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Parameters;
import io.regioncheck.release.DatabaseNeed;
import io.regioncheck.release.SchemaPosition;
import io.regioncheck.release.Service;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where schemas have to be at the moment that a suite is for.
 *
 * @param upgraded the service that must be at the target whatever the others are
 */
record SchemaGoal(Moment moment, Optional<Service> upgraded) {

    /** A moment of an upgrade, as the parameter {@code expect} calls it. */
    enum Moment {
        /** Before the upgrade. */
        SOURCE,
        /** After it. */
        TARGET,
        /** In its midst: each service at the one or at the other, and none between. */
        EITHER
    }

    /** @throws CouldNotVerify if a source is wanted and the environment names none */
    static SchemaGoal of(Parameters parameters, ExpectedDatabases expected) {
        Moment moment = Moment.valueOf(parameters.text("expect", "target").toUpperCase(Locale.ROOT));
        if (moment == Moment.SOURCE && expected.source().isEmpty()) {
            throw new CouldNotVerify("the suite expects the schemas of the source release, and the environment names"
                    + " none: release.source");
        }
        String upgraded = parameters.text("upgraded", "none");
        return new SchemaGoal(
                moment,
                Arrays.stream(Service.values())
                        .filter(service -> service.toString().equals(upgraded))
                        .findFirst());
    }

    Set<SchemaPosition> right(Service service) {
        if (moment == Moment.TARGET || isUpgraded(service)) {
            return EnumSet.of(SchemaPosition.AT_TARGET);
        }
        return moment == Moment.SOURCE
                ? EnumSet.of(SchemaPosition.AT_SOURCE)
                : EnumSet.of(SchemaPosition.AT_SOURCE, SchemaPosition.AT_TARGET);
    }

    /** Returns whether a database has to be there already: one that the target brings comes with its service's upgrade. */
    boolean needs(DatabaseNeed need, boolean inSource) {
        return need.isRequired()
                && (inSource
                        || moment == Moment.TARGET
                        || isUpgraded(need.database().service()));
    }

    /** Returns what is expected of a service, in words. */
    String words(Service service, String target) {
        if (moment == Moment.TARGET || isUpgraded(service)) {
            return target;
        }
        return moment == Moment.SOURCE
                ? "where the source release ends"
                : "where the source release ends, or the target: " + target;
    }

    private boolean isUpgraded(Service service) {
        return upgraded.filter(service::equals).isPresent();
    }
}
