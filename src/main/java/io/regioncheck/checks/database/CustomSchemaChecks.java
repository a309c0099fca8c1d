package io.regioncheck.checks.database;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereDatabaseIsAsked;
import io.regioncheck.database.SchemaShape;
import io.regioncheck.database.SchemaShape.Difference;
import io.regioncheck.release.DatabaseNeed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is in the schemas that the release did not put there: named before a migration trips over it. */
@Checks(component = Component.DB)
class CustomSchemaChecks {
    @Check(
            id = "db.custom-schema",
            title = "Schemas have the tables, columns and indexes of the release and no others",
            why =
                    "A migration that adds what somebody has added already, or changes what is not there, stops in the middle; nobody can say how far it got.",
            asks = "SELECT … FROM information_schema.TABLES, COLUMNS, STATISTICS and KEY_COLUMN_USAGE",
            explainedBy = "db.galera:serving",
            matrix = WhereDatabaseIsAsked.class)
    void schemasAreAsInTheBaseline(Region region, Findings findings) {
        ExpectedDatabases expected = ExpectedDatabases.of(region.environment());
        Set<String> visible = region.databases().schemas().visible();
        SortedMap<String, SchemaShape> shapes = new TreeMap<>();
        for (DatabaseNeed need : expected.present(visible)) {
            String name = expected.name(need.database());
            region.doing().accept(name);
            if (!region.databases().accounts().seesAllOf(name)) {
                throw new CouldNotVerify("our account has rights on single tables of " + name
                        + " and sees no others: GRANT REFERENCES ON `" + name
                        + "`.* shows all, and none of their rows");
            }
            if (!expected.isOld(need) && region.databases().schemas().showsNothing(name)) {
                continue; // made ready for the target, which fills it
            }
            shapes.put(need.database().toString(), region.databases().schemas().shape(name));
        }
        SchemaBaseline now = SchemaBaseline.now(
                region.environment().region(), region.databases().version().toString(), shapes);
        findings.attach(SchemaBaseline.FILE.evidence(now));
        SchemaBaseline baseline = SchemaBaseline.read(baseline(region));
        List<String> unlike = new ArrayList<>();
        shapes.forEach((database, shape) ->
                compare(database, shape, baseline, findings).ifPresent(unlike::add));
        expected.requireAll(visible, expected::isOld);
        if (!unlike.isEmpty()) {
            throw new CouldNotVerify("not compared, for the baseline of " + baseline.region() + " (" + baseline.taken()
                    + ") has another state of it: " + String.join("; ", unlike)
                    + ": take a new one, from a region of this release that is in order");
        }
    }

    private static Path baseline(Region region) {
        return region.environment()
                .database()
                .flatMap(database -> database.baseline())
                .orElseThrow(() -> new NotApplicable(
                        "the environment names nothing to compare with: neither a baseline nor a sibling's"
                                + " (database.baseline); schema.json of this result can become one"));
    }

    /** Returns why a schema cannot be compared, if that is so: of another revision it differs for a good reason. */
    private static Optional<String> compare(
            String database, SchemaShape shape, SchemaBaseline baseline, Findings findings) {
        Optional<SchemaShape> sound = Optional.ofNullable(baseline.databases().get(database));
        if (sound.isEmpty()) {
            return Optional.of(database + " is not in it");
        }
        if (!sound.get().revisions().equals(shape.revisions())) {
            return Optional.of(database + " is at " + shape.revisions() + " and was at "
                    + sound.get().revisions());
        }
        var differences = shape.against(sound.get());
        differences.forEach(difference -> report(database, difference, baseline, findings));
        if (differences.isEmpty()) {
            findings.confirm("%s: %d tables as in %s", database, shape.tables().size(), baseline.region());
        }
        return Optional.empty();
    }

    private static void report(String database, Difference difference, SchemaBaseline baseline, Findings findings) {
        String subject = database + "." + difference.table()
                + difference.part().map(part -> " " + part).orElse("");
        Findings.Expectation expectation = findings.report(subject)
                .scope(database)
                .observed("%s", difference.observed().orElse("missing"))
                .expected(
                        "%s, as in %s on %s",
                        difference.expected().orElse("no such " + what(difference)),
                        baseline.region(),
                        baseline.taken())
                .because("%s", because(difference))
                .remedy("%s", remedy(database, difference));
        if (difference.isExtra() && isHarmless(difference)) {
            expectation.warning();
        }
    }

    private static String what(Difference difference) {
        return difference
                .part()
                .map(part -> part.replaceFirst("^(foreign key|column|index).*", "$1"))
                .orElse("table");
    }

    /** No migration meets a table or an index of somebody's own, unless by its name. */
    private static boolean isHarmless(Difference difference) {
        return difference.part().map(part -> part.startsWith("index ")).orElse(true);
    }

    private static String because(Difference difference) {
        if (difference.isExtra()) {
            return "no migration of the release made it: one that makes, moves or copies the same fails half-way";
        }
        return difference.isMissing()
                ? "the code of the release, and its next migration, take it for granted"
                : "the next migration, and the code, take it for what the release made of it";
    }

    private static String remedy(String database, Difference difference) {
        String look = "SHOW CREATE TABLE " + database + "." + difference.table() + ";";
        return difference.isExtra()
                ? "find out whose it is; with a backup, and before the next migration: " + look + " then take it away"
                : "find out who changed it: " + look
                        + " compare with the baseline, and restore it before the next migration";
    }
}
