package io.regioncheck.checks.database;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.environment.Database;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.ServiceType;
import io.regioncheck.release.DatabaseNeed;
import io.regioncheck.release.DatabaseNeeds;
import io.regioncheck.release.Release;
import io.regioncheck.release.Service;
import io.regioncheck.release.ServiceDatabase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The databases that the services of an environment keep on its SQL server. */
final class ExpectedDatabases {
    private final Environment environment;
    private final Database server;

    private ExpectedDatabases(Environment environment, Database server) {
        this.environment = environment;
        this.server = server;
    }

    /**
     * @throws CouldNotVerify if the environment describes no server
     * @throws NotApplicable if nothing that the environment lists is on it: what then passes has looked at nothing
     */
    static ExpectedDatabases of(Environment environment) {
        ExpectedDatabases expected = new ExpectedDatabases(
                environment,
                environment.database().orElseThrow(() -> new CouldNotVerify("the environment has no database")));
        if (expected.needs().isEmpty()) {
            throw new NotApplicable(
                    "none of the environment's services keeps a database on this server (services, database.elsewhere)");
        }
        return expected;
    }

    Optional<Release> source() {
        return environment.releases().source().map(Release::parse);
    }

    Release target() {
        return Release.parse(environment.releases().target());
    }

    /** Returns what a database is called here. */
    String name(ServiceDatabase database) {
        return server.name(database.toString());
    }

    /** Returns what the target needs of the services that the environment lists, as far as it is on this server. */
    List<DatabaseNeed> needs() {
        Set<Service> services = services();
        return DatabaseNeeds.facts().of(source(), target()).stream()
                .filter(need -> services.contains(need.database().service()))
                .filter(need -> !server.elsewhere().contains(need.database().toString()))
                .toList();
    }

    /**
     * Returns those that are there: what is needed, and what exists although it need not.
     *
     * @param visible names of the databases that our account sees
     */
    List<DatabaseNeed> present(Set<String> visible) {
        return needs().stream()
                .filter(need -> visible.contains(name(need.database())))
                .toList();
    }

    /** Returns whether a database was there before the upgrade; without a source, whether the target has to have it. */
    boolean isOld(DatabaseNeed need) {
        return DatabaseNeeds.facts().of(source(), source().orElse(target())).stream()
                .anyMatch(old -> old.database() == need.database() && old.isRequired());
    }

    /**
     * Ends a check that has not seen all: what it found is said first.
     *
     * @param visible names of the databases that our account sees
     * @param hasToBe which of the needs a database has to be there for
     */
    void requireAll(Set<String> visible, Predicate<DatabaseNeed> hasToBe) {
        List<String> unseen = needs().stream()
                .filter(hasToBe)
                .map(need -> name(need.database()))
                .filter(name -> !visible.contains(name))
                .toList();
        if (!unseen.isEmpty()) {
            throw new CouldNotVerify("our account does not see " + String.join(", ", unseen)
                    + ": it has no right there, or the database does not exist, or it is called otherwise"
                    + " (database.names) or is on another server (database.elsewhere)");
        }
    }

    private Set<Service> services() {
        List<Service> found = new ArrayList<>();
        for (String type : environment.services()) {
            switch (type) {
                case "identity" -> found.add(Service.KEYSTONE);
                case "image" -> found.add(Service.GLANCE);
                case "compute" -> found.add(Service.NOVA);
                case "network" -> found.add(Service.NEUTRON);
                case "placement" -> found.add(Service.PLACEMENT);
                default -> {}
            }
        }
        if (ServiceType.blockStorage(environment.services()).isPresent()) {
            found.add(Service.CINDER);
        }
        return found.isEmpty() ? EnumSet.noneOf(Service.class) : EnumSet.copyOf(found);
    }
}
