package io.regioncheck.checks.rpc;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.Findings;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereDatabaseIsAsked;
import io.regioncheck.database.ServiceRecords.CinderService;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.ServiceType;
import io.regioncheck.release.CinderRpc;
import io.regioncheck.release.NovaServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether everybody who registered is of the release: no API tells the versions, only the tables of services have them. */
@Checks(component = Component.RPC)
class ServiceVersionChecks {

    @Check(
            id = "rpc.service-versions",
            title = "Every service of nova and cinder has the version of its release on record",
            why =
                    "Nova and cinder go by the lowest version on record: one host that was left behind keeps the whole region to what it knows.",
            parameters = {
                @Parameter(
                        name = Wanted.PARAMETER,
                        otherwise = "target",
                        allowed = {"source", "between", "target"},
                        means =
                                "the release that services are of: source before the upgrade, target after it, either of the two between"),
                @Parameter(
                        name = "of",
                        otherwise = "all",
                        allowed = {"all", "nova", "cinder"},
                        means = "whose services are looked at; in the midst of an upgrade the others are not there yet")
            },
            asks = {
                "SELECT … FROM nova_api.cell_mappings",
                "SELECT … FROM services of each cell's database",
                "SELECT … FROM cinder.services"
            },
            explainedBy = "db.galera:serving",
            matrix = WhereDatabaseIsAsked.class)
    void versionsOnRecordAreThoseOfTheRelease(Region region, Findings findings) {
        Wanted wanted = Wanted.of(region);
        List<String> table = new ArrayList<>();
        Optional<NovaRecords> nova = Optional.empty();
        String of = region.parameters().text("of", "all");
        if (!of.equals("cinder") && novaTells(region.environment(), wanted)) {
            nova = Optional.of(NovaRecords.of(region, wanted.newest(), findings));
            new NovaVersionJudge(findings, wanted, table).judge(nova.get().services());
        }
        boolean cinder = !of.equals("nova") && cinderTells(region.environment(), wanted);
        if (nova.isEmpty() && !cinder) {
            throw new NotApplicable(
                    "neither nova from Liberty on nor cinder from Mitaka on has its database on this server");
        }
        if (cinder) {
            cinder(region, findings, wanted, table);
        }
        findings.attach(Evidence.text("services.txt", String.join("\n", table) + "\n"));
        nova.ifPresent(NovaRecords::requireAll);
    }

    private static boolean novaTells(Environment environment, Wanted wanted) {
        NovaServices versions = NovaServices.facts();
        return NovaRecords.areHere(environment)
                && wanted.releases().stream()
                        .anyMatch(release -> versions.versionOf(release).isPresent());
    }

    private static boolean cinderTells(Environment environment, Wanted wanted) {
        CinderRpc versions = CinderRpc.facts();
        return ServiceType.blockStorage(environment.services()).isPresent()
                && environment
                        .database()
                        .filter(server -> !server.elsewhere().contains("cinder"))
                        .isPresent()
                && wanted.releases().stream()
                        .anyMatch(release -> !versions.objectVersions(release).isEmpty());
    }

    private static void cinder(Region region, Findings findings, Wanted wanted, List<String> table) {
        String database = region.environment()
                .database()
                .map(server -> server.name("cinder"))
                .orElse("cinder");
        List<CinderService> services = region.databases().services().cinder(database);
        new CinderVersionJudge(findings, wanted, table).judge(services);
        if (services.isEmpty()) {
            throw new CouldNotVerify(
                    "cinder has no service on record, which no region with block storage can have: look at"
                            + " database.names of the environment");
        }
    }
}
