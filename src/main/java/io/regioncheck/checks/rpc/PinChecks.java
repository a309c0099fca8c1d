package io.regioncheck.checks.rpc;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.database.ServiceRecords.NovaService;
import io.regioncheck.node.Item;
import io.regioncheck.release.NovaHost;
import io.regioncheck.release.NovaRpc;
import io.regioncheck.release.NovaServices;
import io.regioncheck.release.Release;
import io.regioncheck.release.RpcMatrix;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who can talk to whom in nova, by the code that hosts have and the pins in [upgrade_levels]. */
@Checks(component = Component.RPC)
class PinChecks {
    private static final int REASONS = 8;

    @Check(
            id = "rpc.pins",
            title = "Controllers and computes can talk, and no pin is left over",
            why =
                    "A pin means what the code that reads it makes of it: a wrong one fails every call to a compute, a missing one the newer calls, one left over keeps them unsent.",
            asks = {
                "on each controller and compute: the version of nova's packages, and [upgrade_levels] of nova.conf",
                "where a host does not tell: nodes.hosts[].nova of the environment, or variables of its inventory",
                "where a pin says auto: SELECT … FROM services of each cell's database"
            },
            gathers = {Item.PACKAGES, Item.CONFIG_FILES},
            matrix = WhereNovaRuns.class)
    void everybodyCanTalk(Region region, Findings findings) {
        NovaHosts known = NovaHosts.of(region.environment(), region.gathered());
        new DescriptionJudge(findings).judge(known);
        Release target = Release.parse(region.environment().releases().target());
        NovaRpc rpc = NovaRpc.facts();
        OptionalInt oldest = oldestCompute(region, known, findings);
        RpcMatrix matrix = rpc.matrix(known.hosts(), target, oldest);
        findings.attach(Evidence.text("matrix.txt", new TalkTable(matrix).text()));
        PinJudge judge = new PinJudge(findings, rpc, known, target, oldest);
        judge.judge(matrix, known.silent().isEmpty());
        requireAll(known);
    }

    private static void requireAll(NovaHosts known) {
        if (!known.silent().isEmpty()) {
            throw new CouldNotVerify(DescriptionJudge.byReason(known.silent()).entrySet().stream()
                            .limit(REASONS)
                            .map(same -> Names.of(same.getValue()) + ": not known which nova is there (" + same.getKey()
                                    + ")")
                            .collect(Collectors.joining("; "))
                    + "; mend that, or say it under nova of the host, or by regioncheck_nova_release in the inventory");
        }
        for (NovaHost.Role role : NovaHost.Role.values()) {
            if (known.hosts().stream().noneMatch(host -> host.role() == role)) {
                throw new CouldNotVerify("the environment has no " + role.name().toLowerCase(Locale.ROOT)
                        + " under nodes: whether the others can talk to one is not known");
            }
        }
    }

    /** What {@code auto} goes by: the record where a pin says so, else what the oldest compute writes into it. */
    private static OptionalInt oldestCompute(Region region, NovaHosts known, Findings findings) {
        if (!known.anyFollowsTheRecord()) {
            return writtenByTheOldest(known);
        }
        if (!NovaRecords.areHere(region.environment())) {
            findings.leftOut(
                    "the versions on record, which auto goes by",
                    "the environment has no database with them: the hosts' releases stand in");
            return writtenByTheOldest(known);
        }
        Release release = Release.parse(region.environment().releases().target());
        NovaRecords records = NovaRecords.of(region, release, findings);
        records.unseen().forEach(cell -> findings.leftOut("the versions on record in " + cell, "they cannot be read"));
        return lowest(records.computes().stream()
                .filter(compute -> !compute.forcedDown())
                .map(NovaService::version));
    }

    private static OptionalInt writtenByTheOldest(NovaHosts known) {
        NovaServices versions = NovaServices.facts();
        return lowest(known.hosts().stream()
                .filter(host -> host.role() == NovaHost.Role.COMPUTE)
                .map(host -> versions.versionOf(host.release())));
    }

    private static OptionalInt lowest(Stream<OptionalInt> versions) {
        return versions.flatMapToInt(OptionalInt::stream).min();
    }
}
