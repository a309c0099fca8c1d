package io.regioncheck.checks.rpc;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.database.Cells.Cell;
import io.regioncheck.database.ServiceRecords.NovaService;
import io.regioncheck.environment.Database;
import io.regioncheck.environment.Environment;
import io.regioncheck.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What nova has on record of its services, in all its cells.
 *
 * @param unseen cells whose database is not to be read here
 */
record NovaRecords(List<NovaService> services, List<String> unseen) {
    static final String COMPUTE = "nova-compute";

    NovaRecords {
        services = List.copyOf(services);
        unseen = List.copyOf(unseen);
    }

    /** Returns whether nova's databases are on the server that the environment describes. */
    static boolean areHere(Environment environment) {
        return environment.services().contains("compute")
                && environment
                        .database()
                        .filter(server -> !server.elsewhere().contains("nova"))
                        .isPresent();
    }

    /**
     * Reads them.
     *
     * @param release that decides whether there are cells: they came with Ocata
     */
    static NovaRecords of(Region region, Release release, Findings findings) {
        Database server = region.environment()
                .database()
                .orElseThrow(() -> new CouldNotVerify("the environment has no database"));
        if (release.isBefore(Release.OCATA)) {
            return new NovaRecords(region.databases().services().nova(server.name("nova")), List.of());
        }
        if (server.elsewhere().contains("nova_api")) {
            findings.leftOut("cells beside the first", "nova_api, which has them, is elsewhere");
            return new NovaRecords(region.databases().services().nova(server.name("nova")), List.of());
        }
        return ofCells(region, server, findings);
    }

    private static NovaRecords ofCells(Region region, Database server, Findings findings) {
        Set<String> visible = region.databases().schemas().visible();
        Set<String> read = new TreeSet<>();
        List<NovaService> services = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        for (Cell cell : region.databases().cells().mapped(server.name("nova_api"))) {
            Optional<String> database = cell.databaseName(server);
            if (cell.isCell0() && server.elsewhere().contains("nova_cell0")) {
                findings.leftOut("cell0", "nova_cell0 is elsewhere; no compute is in it");
            } else if (database.isPresent() && visible.contains(database.get()) && read.add(database.get())) {
                services.addAll(region.databases().services().nova(database.get()));
            } else {
                unseen.add(cell + " (" + database.orElse("no URL") + ")");
            }
        }
        return new NovaRecords(services, unseen);
    }

    List<NovaService> computes() {
        return services.stream()
                .filter(service -> service.binary().equals(COMPUTE))
                .toList();
    }

    /**
     * Ends a check that has not seen all: what it found is said first.
     *
     * @throws CouldNotVerify if a cell was not read, or there is no compute
     */
    void requireAll() {
        if (!unseen.isEmpty()) {
            throw new CouldNotVerify("the services of " + String.join(", ", unseen)
                    + " were not read: its database is on another server, or our account may not see it");
        }
        if (computes().isEmpty()) {
            throw new CouldNotVerify(
                    "nova has no nova-compute on record, which no region can have: look at database.names"
                            + " of the environment, and at db.cells");
        }
    }
}
