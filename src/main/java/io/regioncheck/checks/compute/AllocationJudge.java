package io.regioncheck.checks.compute;

import io.regioncheck.check.Evidence;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.checks.compute.Suspect.Kind;
import io.regioncheck.environment.Releases;
import io.regioncheck.openstack.Migration;
import io.regioncheck.openstack.PlacedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what does not fit between servers and allocations, and what to type. */
final class AllocationJudge {
    /** More of a kind than this are counted, and listed beside the findings. */
    private static final int NAMED = 50;

    private static final String COUNTED =
            "the scheduler counts it as used: the host fills up with nothing, and cannot be taken away";

    private final Region region;
    private final Findings findings;
    private final Providers providers;
    private final Releases releases;

    AllocationJudge(Region region, Findings findings, Providers providers) {
        this.region = region;
        this.findings = findings;
        this.providers = providers;
        this.releases = region.environment().releases();
    }

    void judge(List<Suspect> suspects) {
        Map<String, Migration> migrations = migrations(suspects);
        List<Suspect> left = suspects.stream()
                .filter(one -> Optional.ofNullable(migrations.get(one.id()))
                        .map(Migration::isOver)
                        .orElse(true))
                .toList();
        Map<Kind, List<Suspect>> kinds = left.stream().collect(Collectors.groupingBy(Suspect::kind));
        name(kinds.getOrDefault(Kind.ORPHANED, List.of()), some -> orphaned(some, migrations));
        name(kinds.getOrDefault(Kind.NOTHING_HELD, List.of()), this::nothingHeld);
        name(kinds.getOrDefault(Kind.OF_ANOTHER, List.of()), this::ofAnother);
        name(kinds.getOrDefault(Kind.OF_ANOTHER_TOO, List.of()), this::ofAnotherToo);
        name(kinds.getOrDefault(Kind.ON_NO_HOST, List.of()), this::onNoHost);
        if (!left.isEmpty()) {
            findings.attach(Evidence.text(
                    "allocations.txt",
                    left.stream().map(AllocationJudge::line).collect(Collectors.joining("\n", "", "\n"))));
        }
    }

    /** The source of a move holds its part under the id of the migration (nova, from Queens on). */
    private Map<String, Migration> migrations(List<Suspect> suspects) {
        return suspects.stream().noneMatch(one -> one.kind() == Kind.ORPHANED)
                ? Map.of()
                : region.cloud().compute().migrations().stream()
                        .collect(Collectors.toMap(Migration::id, Function.identity(), (one, again) -> again));
    }

    private void name(List<Suspect> some, Consumer<List<Suspect>> naming) {
        if (some.isEmpty()) {
            return;
        }
        naming.accept(some.subList(0, Math.min(NAMED, some.size())));
        if (some.size() > NAMED) {
            findings.report((some.size() - NAMED) + " more")
                    .observed("the same of them, see allocations.txt")
                    .expected("none")
                    .because("what befell so many is one thing: look for it before each is mended by itself")
                    .remedy("on a controller: grep -E 'placement|allocation' /var/log/nova/*.log | tail -n 50");
        }
    }

    /** Beside servers and their moves only containers hold what hypervisors have (zun, which names no type before it can). */
    private void orphaned(List<Suspect> some, Map<String, Migration> migrations) {
        boolean containers = region.cloud().catalog().in(region.environment().region()).stream()
                .anyMatch(endpoint -> endpoint.service().equals("container"));
        String remedy = deleting(some);
        for (Suspect one : some) {
            Optional<Migration> migration = Optional.ofNullable(migrations.get(one.id()));
            Findings.Expectation expectation = findings.report("allocation of " + one.id())
                    .observed(
                            "holds %s, and %s",
                            one.held(),
                            migration
                                    .map(move -> "is of a migration of server " + move.serverId() + " that is "
                                            + move.status())
                                    .orElse("there is no server of this id"))
                    .expected("a server, or a move of one that is under way")
                    .because("%s", COUNTED)
                    .remedy("%s", remedy);
            if (containers && migration.isEmpty()) {
                expectation.warning().expected("a server, a move of one that is under way, or a container of zun");
            }
        }
    }

    private void nothingHeld(List<Suspect> some) {
        String remedy = healing(some);
        for (Suspect one : some) {
            PlacedServer server = one.server().orElseThrow();
            findings.report("server " + one.label())
                    .observed(
                            "%s on %s, and holds nothing in placement",
                            server.status(), server.host().orElse("?"))
                    .expected("what its flavor says, of its own hypervisor")
                    .because("the scheduler takes its host for emptier than it is, and puts more there than fits")
                    .remedy("%s", remedy);
        }
    }

    private void ofAnother(List<Suspect> some) {
        String remedy = deleting(some) + "\n" + healing(some);
        for (Suspect one : some) {
            elsewhere(one, "").remedy("%s", remedy);
        }
    }

    private void ofAnotherToo(List<Suspect> some) {
        for (Suspect one : some) {
            Findings.Expectation expectation = elsewhere(one, " as well").remedy("%s", unsetting(one));
            if (one.where().keySet().stream().allMatch(providers::isDown)) {
                expectation
                        .warning()
                        .because(
                                "it was evacuated from there: the rest goes when that host's nova-compute starts again");
            }
        }
    }

    private Findings.Expectation elsewhere(Suspect one, String asWell) {
        PlacedServer server = one.server().orElseThrow();
        return findings.report("server " + one.label())
                .observed(
                        "%s on %s, and holds %s%s",
                        server.status(), server.node().orElse("?"), one.held(), asWell)
                .expected("what its flavor says, of its own hypervisor alone")
                .because("%s; what it really uses may be counted nowhere", COUNTED);
    }

    private void onNoHost(List<Suspect> some) {
        String remedy = deleting(some);
        for (Suspect one : some) {
            findings.report("server " + one.label())
                    .warning()
                    .observed(
                            "%s, on no host, and holds %s",
                            one.server().orElseThrow().status(), one.held())
                    .expected("nothing held while it is on no host")
                    .because("%s", COUNTED)
                    .remedy("%s", remedy);
        }
    }

    /** The client's plugin is osc-placement; nova-manage has had the other since 21.0.0 (doc/source/cli/nova-manage.rst). */
    private String deleting(List<Suspect> some) {
        String delete = ForEach.of(ids(some), "openstack resource provider allocation delete %s");
        return releases.targetIsAtLeast("ussuri")
                ? delete + "   # of osc-placement; or on a controller: nova-manage placement audit --delete --verbose"
                : delete + "   # of osc-placement";
    }

    /** heal_allocations came with 18.0.0, its --instance with 20.0.0; Ocata's computes write allocations themselves. */
    private String healing(List<Suspect> some) {
        if (releases.targetIsAtLeast("train")) {
            return ForEach.of(ids(some), "nova-manage placement heal_allocations --verbose --instance %s");
        }
        if (releases.targetIsAtLeast("rocky")) {
            return "nova-manage placement heal_allocations --verbose";
        }
        return "on its host: systemctl restart nova-compute   # Ocata's write allocations themselves; in Pike and Queens a"
                + " migration makes them anew";
    }

    /** Takes away what is held of one provider alone, from osc-placement 1.8.0 and placement 1.12 (Queens) on. */
    private static String unsetting(Suspect one) {
        List<String> ids = new ArrayList<>();
        one.where().keySet().forEach(provider -> ids.add("--provider " + provider.id()));
        return "openstack --os-placement-api-version 1.12 resource provider allocation unset " + String.join(" ", ids)
                + " " + one.id();
    }

    private static List<String> ids(List<Suspect> some) {
        return some.stream().map(Suspect::id).toList();
    }

    private static String line(Suspect one) {
        return one.kind() + " " + one.label() + " " + one.held();
    }
}
