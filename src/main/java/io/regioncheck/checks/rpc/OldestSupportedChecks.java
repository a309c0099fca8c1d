package io.regioncheck.checks.rpc;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.Findings;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereDatabaseIsAsked;
import io.regioncheck.environment.Releases;
import io.regioncheck.release.NovaServices;
import io.regioncheck.release.NovaServices.OldestSupported;
import io.regioncheck.release.Release;

/** Whether nova's controllers start with the code of the target: they refuse to while a compute is too old. */
@Checks(component = Component.RPC)
class OldestSupportedChecks {

    @Check(
            id = "rpc.oldest-supported",
            title = "No compute on record keeps nova of the target release from starting",
            why =
                    "From Wallaby on conductor, scheduler and APIs refuse to start while a nova-compute on record is too old; nova-api then keeps its port open and answers 500 to everything.",
            asks = {"SELECT … FROM nova_api.cell_mappings", "SELECT … FROM services of each cell's database"},
            explainedBy = "db.galera:serving",
            matrix = WhereDatabaseIsAsked.class)
    void novaWillStart(Region region, Findings findings) {
        Releases releases = region.environment().releases();
        Release target = Release.parse(releases.target());
        OldestSupported oldest = NovaServices.facts()
                .oldestSupportedBy(target)
                .orElseThrow(() -> new NotApplicable(
                        "nova starts beside any nova-compute before wallaby, and the target is " + target));
        if (!NovaRecords.areHere(region.environment())) {
            throw new NotApplicable("nova is not on this server, or the environment lists no compute");
        }
        NovaRecords records = NovaRecords.of(region, target, findings);
        StartJudge judge =
                new StartJudge(findings, target, oldest, releases.source().map(Release::parse));
        judge.judge(records.computes());
        judge.order().ifPresent(order -> findings.attach(Evidence.text("order.txt", order)));
        records.requireAll();
    }
}
