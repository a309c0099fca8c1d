package io.regioncheck.checks.database;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereDatabaseIsAsked;
import io.regioncheck.database.Revisions;
import io.regioncheck.release.DatabaseNeed;
import io.regioncheck.release.SchemaHeads;
import io.regioncheck.release.SchemaJudgement;
import io.regioncheck.release.SchemaPosition;
import io.regioncheck.release.SchemaRow;
import io.regioncheck.release.Service;
import io.regioncheck.release.ServiceDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the schemas are where the release's migrations end. */
@Checks(component = Component.DB)
class SchemaHeadChecks {
    private static final String ALEMBIC = "alembic_version";

    @Check(
            id = "db.schema-head",
            title = "Each schema is at the last revision of its release",
            why =
                    "Code of one release on the schema of another fails at the first query that needs the difference; a revision that nobody ships stops the next upgrade.",
            parameters = {
                @Parameter(
                        name = "expect",
                        otherwise = "target",
                        allowed = {"source", "target", "either"},
                        means =
                                "the release whose schemas are right: source before the upgrade, target after it, either in its midst"),
                @Parameter(
                        name = "upgraded",
                        otherwise = "none",
                        allowed = {"none", "keystone", "glance", "placement", "neutron", "nova", "cinder"},
                        means = "the service whose schema must be the target's whatever the others are")
            },
            asks = {"SELECT version_num FROM alembic_version", "SELECT repository_id, version FROM migrate_version"},
            explainedBy = "db.galera:serving",
            matrix = WhereDatabaseIsAsked.class)
    void schemasAreAtTheirHeads(Region region, Findings findings) {
        ExpectedDatabases expected = ExpectedDatabases.of(region.environment());
        SchemaGoal goal = SchemaGoal.of(region.parameters(), expected);
        SchemaHeads heads = SchemaHeads.facts();
        Set<String> visible = region.databases().schemas().visible();
        for (DatabaseNeed need : expected.present(visible)) {
            String name = expected.name(need.database());
            if (!goal.needs(need, expected.isOld(need)) && isEmpty(region, name)) {
                findings.leftOut(name, "it is made ready and empty: the upgrade that fills it is still to come");
                continue;
            }
            Revisions revisions = region.databases().schemas().revisions(name);
            others(name, revisions, findings);
            judge(
                    name,
                    heads.judge(need.database(), rows(revisions), expected.source(), expected.target()),
                    goal,
                    findings);
        }
        expected.requireAll(visible, need -> goal.needs(need, expected.isOld(need)));
    }

    private static boolean isEmpty(Region region, String database) {
        return region.databases().accounts().seesAllOf(database)
                && region.databases().schemas().showsNothing(database);
    }

    private static List<SchemaRow> rows(Revisions revisions) {
        List<SchemaRow> rows = new ArrayList<>();
        new TreeMap<>(revisions.migrate())
                .forEach((repository, version) -> rows.add(
                        new SchemaRow.Migrate(repository, Math.toIntExact(Math.min(version, Integer.MAX_VALUE)))));
        new TreeSet<>(revisions.alembic().getOrDefault(ALEMBIC, Set.of()))
                .forEach(id -> rows.add(new SchemaRow.Alembic(id)));
        return rows;
    }

    /** Sub-projects of neutron keep revisions of their own, which have no release of ours. */
    private static void others(String name, Revisions revisions, Findings findings) {
        new TreeMap<>(revisions.alembic()).forEach((table, ids) -> {
            if (!table.equals(ALEMBIC)) {
                findings.leftOut(
                        name + "." + table + " " + String.join(" ", new TreeSet<>(ids)),
                        "it belongs to a project whose releases are not known here");
            }
        });
    }

    private static void judge(String name, SchemaJudgement judged, SchemaGoal goal, Findings findings) {
        SchemaPosition position = judged.position();
        if (position == SchemaPosition.NOT_EXPECTED) {
            findings.leftOut(name, "the release has no such database");
            return;
        }
        Service service = judged.database().service();
        boolean holds = goal.right(service).contains(position);
        Findings.Expectation expectation = findings.expect(holds, name)
                .scope(service.toString())
                .observed("%s: %s", words(position), judged.found())
                .expected("%s", goal.words(service, expected(judged)))
                .because("%s", because(position))
                .remedy("%s", remedy(name, judged));
        if (position == SchemaPosition.AT_TARGET) {
            expectation.warning();
        }
        if (holds) {
            findings.confirm("%s: %s", name, judged.found());
        }
    }

    private static String expected(SchemaJudgement judged) {
        return judged.lines().stream()
                .filter(line -> line.position() != SchemaPosition.UNREAD)
                .map(line -> line.name() + " " + line.expected())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String words(SchemaPosition position) {
        return switch (position) {
            case NOT_CREATED -> "no revision at all";
            case TOO_OLD -> "too old for the target";
            case BEHIND -> "behind";
            case AT_SOURCE -> "not upgraded yet";
            case BETWEEN -> "begun and not ended";
            case AT_TARGET -> "upgraded already";
            case AHEAD -> "of a later release";
            case UNKNOWN_REVISION -> "at a revision that no release ships";
            case NOT_EXPECTED, UNREAD -> "not read";
        };
    }

    private static String because(SchemaPosition position) {
        return switch (position) {
            case UNKNOWN_REVISION ->
                "somebody changed the schema or its revision here: the next migration does not know where to begin";
            case TOO_OLD -> "the target no longer has the steps from here: a release in between comes first";
            case AHEAD -> "the code of the target does not know this schema, and there is no way back but a backup";
            case AT_TARGET -> "part of the upgrade has been done already";
            default -> "the code of the release asks for tables and columns that are not there yet";
        };
    }

    private static String remedy(String name, SchemaJudgement judged) {
        return switch (judged.position()) {
            case UNKNOWN_REVISION ->
                "find its file where the last migration was run: grep -rlF '" + unknown(judged)
                        + "' --include=*.py /usr/lib/python*/ /opt; undo what it did to " + name
                        + ", and only then write back the revision that it came from";
            case TOO_OLD -> "upgrade " + judged.database().service() + " through the releases in between, one by one";
            case AHEAD, AT_TARGET -> "compare release.target of the environment with the packages that are installed";
            default -> sync(judged.database()) + ", on one controller, with the code of the target";
        };
    }

    private static String unknown(SchemaJudgement judged) {
        return judged.lines().stream()
                .filter(line -> line.position() == SchemaPosition.UNKNOWN_REVISION)
                .map(SchemaJudgement.Line::found)
                .findFirst()
                .orElse("");
    }

    private static String sync(ServiceDatabase database) {
        return switch (database) {
            case KEYSTONE -> "keystone-manage db_sync";
            case GLANCE -> "glance-manage db_sync";
            case NOVA_API -> "nova-manage api_db sync";
            case NOVA, NOVA_CELL0 -> "nova-manage db sync";
            case NEUTRON -> "neutron-db-manage upgrade heads";
            case CINDER -> "cinder-manage db sync";
            case PLACEMENT -> "placement-manage db sync";
        };
    }
}
