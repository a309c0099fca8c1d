package io.regioncheck.release;

import com.fasterxml.jackson.core.type.TypeReference;
import io.regioncheck.release.DatabaseNeed.PrivilegeNeed;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which databases each release needs, and which privileges there.
 *
 * <p>Install guides grant ALL PRIVILEGES. What is really needed is less, and is what MySQL asks for the statements in the migration
 * scripts: sure for the rule, less sure for the single script. A grant of ALL PRIVILEGES always suffices.
 */
public final class DatabaseNeeds {
    private static final Map<Privilege, String> REASONS = Map.of(
            Privilege.SELECT, "every request reads",
            Privilege.INSERT, "every request that creates something writes a row",
            Privilege.UPDATE, "every request that changes something writes a row",
            Privilege.DELETE, "purging and many requests delete rows",
            Privilege.CREATE, "migrations create tables",
            Privilege.ALTER, "migrations add and change columns",
            Privilege.DROP, "migrations drop tables, and renaming one drops the old name",
            Privilege.INDEX, "migrations create and drop indexes",
            Privilege.REFERENCES, "migrations create foreign keys",
            Privilege.TRIGGER,
                    "migrations create and drop triggers; with binary logging on, log_bin_trust_function_creators=1 as well");
    private static final Set<Privilege> WHILE_RUNNING =
            EnumSet.of(Privilege.SELECT, Privilege.INSERT, Privilege.UPDATE, Privilege.DELETE);

    private final Facts facts;

    private DatabaseNeeds(Facts facts) {
        this.facts = facts;
    }

    /** Reads the facts that come with this build: {@code privileges.yaml}. */
    public static DatabaseNeeds facts() {
        return new DatabaseNeeds(FactsFile.read("privileges.yaml", new TypeReference<>() {}));
    }

    /**
     * Returns what an upgrade needs, in the order of {@link ServiceDatabase}.
     *
     * @param source the release before the upgrade; without one, only what the target itself brought counts as run by the upgrade
     */
    public List<DatabaseNeed> of(Optional<Release> source, Release target) {
        return Arrays.stream(ServiceDatabase.values())
                .flatMap(database -> facts.databases().stream()
                        .filter(entry ->
                                entry.database() == database && !entry.since().isAfter(target))
                        .map(entry -> need(entry, source, target)))
                .toList();
    }

    private DatabaseNeed need(Entry entry, Optional<Release> source, Release target) {
        boolean required = entry.requiredSince()
                .filter(release -> !release.isAfter(target))
                .isPresent();
        boolean triggers = facts.triggers().stream()
                .anyMatch(step -> step.service() == entry.service() && isRun(step.release(), source, target));
        List<PrivilegeNeed> privileges = Arrays.stream(Privilege.values())
                .filter(privilege -> privilege != Privilege.TRIGGER || triggers)
                .map(privilege -> need(privilege, entry.service(), source, target))
                .toList();
        return new DatabaseNeed(entry.database(), required, entry.why(), privileges);
    }

    private PrivilegeNeed need(Privilege privilege, Service service, Optional<Release> source, Release target) {
        String releases = facts.operations().stream()
                .filter(step -> step.service() == service && step.does().contains(privilege))
                .filter(step -> isRun(step.release(), source, target))
                .map(step -> step.release().toString())
                .collect(Collectors.joining(", "));
        String why = REASONS.get(privilege) + (releases.isEmpty() ? "" : " (those of " + releases + ")");
        return new PrivilegeNeed(privilege, !WHILE_RUNNING.contains(privilege), why);
    }

    private static boolean isRun(Release scripts, Optional<Release> source, Release target) {
        return !scripts.isAfter(target) && source.map(scripts::isAfter).orElseGet(() -> scripts == target);
    }

    private record Facts(List<Entry> databases, List<Step> triggers, List<Step> operations) {}

    private record Entry(
            Service service, ServiceDatabase database, Release since, Optional<Release> requiredSince, String why) {}

    private record Step(Service service, Release release, int scripts, List<Privilege> does) {}
}
