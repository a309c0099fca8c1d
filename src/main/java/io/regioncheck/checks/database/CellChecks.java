package io.regioncheck.checks.database;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereDatabaseIsAsked;
import io.regioncheck.database.Cells;
import io.regioncheck.database.Cells.Cell;
import io.regioncheck.release.Release;
import io.regioncheck.release.ServiceDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whether nova's API finds its cells, and every host is in one. */
@Checks(component = Component.DB)
class CellChecks {
    @Check(
            id = "db.cells",
            title = "Nova's cells point to their database and broker, and every compute is mapped",
            why =
                    "The API sends each request where the mapping of the cell says; a host that is mapped to none is never chosen, though its service is up.",
            asks = {
                "SELECT … FROM nova_api.cell_mappings, nova_api.host_mappings",
                "SELECT host FROM services of each cell's database",
                "a TCP connection to each broker of a cell"
            },
            explainedBy = "db.galera:serving",
            matrix = WhereDatabaseIsAsked.class)
    void cellsAreWhereTheyAreMapped(Region region, Findings findings) {
        ExpectedDatabases expected = ExpectedDatabases.of(region.environment());
        if (expected.target().isBefore(Release.OCATA)) {
            throw new NotApplicable("nova has cells v2 from Ocata on, and the target is " + expected.target());
        }
        if (expected.needs().stream().noneMatch(need -> need.database() == ServiceDatabase.NOVA_API)) {
            throw new NotApplicable("nova_api is not on this server, or the environment lists no compute");
        }
        String novaApi = expected.name(ServiceDatabase.NOVA_API);
        Cells cells = region.databases().cells();
        List<Cell> mapped = cells.mapped(novaApi);
        both(mapped, findings);
        Set<String> visible = region.databases().schemas().visible();
        CellPlaces places = new CellPlaces(region.environment(), visible, findings);
        Map<Long, List<String>> computes = new TreeMap<>();
        for (Cell cell : mapped) {
            if (cell.disabled()) {
                findings.leftOut("cell " + cell, "it is disabled: nothing new is scheduled to it");
            }
            places.judge(cell);
            places.databaseHere(cell).ifPresent(database -> computes.put(cell.id(), cells.computes(database)));
        }
        hosts(mapped, computes, cells.hosts(novaApi), findings);
        if (computes.isEmpty()) {
            throw new CouldNotVerify(
                    "no cell's database is to be read on this server: whether all hosts are mapped is not known");
        }
    }

    private static void both(List<Cell> mapped, Findings findings) {
        findings.expect(mapped.stream().anyMatch(Cell::isCell0), "cell0")
                .observed("not mapped")
                .expected("a cell with the id 00000000-0000-0000-0000-000000000000")
                .because("servers that find no host are kept there: without it, creating them answers 500")
                .remedy("nova-manage cell_v2 map_cell0");
        findings.expect(mapped.stream().anyMatch(cell -> !cell.isCell0()), "cell1")
                .observed("no cell but cell0 is mapped")
                .expected("one at least")
                .because("there is nowhere to put a server")
                .remedy("nova-manage cell_v2 create_cell --name cell1");
    }

    private static void hosts(
            List<Cell> mapped, Map<Long, List<String>> computes, Map<String, Long> hosts, Findings findings) {
        for (Cell cell : mapped) {
            for (String host : computes.getOrDefault(cell.id(), List.of())) {
                host(cell, host, mapped, hosts, findings);
            }
        }
        long all = computes.values().stream().mapToLong(List::size).sum();
        findings.confirm("%d computes in %d cells, %d hosts mapped", all, mapped.size(), hosts.size());
    }

    private static void host(Cell cell, String host, List<Cell> mapped, Map<String, Long> hosts, Findings findings) {
        Optional<Long> at = Optional.ofNullable(hosts.get(host));
        findings.expect(at.filter(id -> id == cell.id()).isPresent(), host)
                .observed("%s", at.map(id -> "mapped to " + name(id, mapped)).orElse("mapped to no cell"))
                .expected("mapped to %s, in whose database its nova-compute is", cell)
                .because("the scheduler never chooses it, and its servers are not found")
                .remedy(
                        "%s",
                        at.isEmpty()
                                ? "nova-manage cell_v2 discover_hosts --cell_uuid " + cell.uuid() + " --verbose"
                                : "nova-manage cell_v2 delete_host, then discover_hosts: see nova-manage cell_v2 list_hosts");
    }

    private static String name(long id, List<Cell> mapped) {
        return mapped.stream()
                .filter(cell -> cell.id() == id)
                .map(Cell::toString)
                .findFirst()
                .orElse("a cell that is gone");
    }
}
