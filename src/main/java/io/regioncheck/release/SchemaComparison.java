package io.regioncheck.release;

import io.regioncheck.release.SchemaJudgement.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows of one database against what source and target end with.
 *
 * <p>Where alembic has taken over, nothing reads {@code migrate_version} any more once {@code alembic_version} has a row; without one,
 * the frozen numbers are what the upgrade starts from (openstack/nova {@code nova/db/migration.py}, openstack/keystone
 * {@code keystone/common/sql/upgrades.py}, openstack/cinder {@code cinder/db/migration.py}, from Xena or Yoga to Antelope).
 */
record SchemaComparison(
        ServiceDatabase database,
        List<SchemaRow> rows,
        Optional<Release> source,
        Optional<SchemaExpectation> before,
        Release target,
        SchemaExpectation expected,
        SchemaRevisions revisions) {

    private static final String NONE = "none";
    private static final String ALEMBIC = "alembic_version";

    SchemaJudgement judge() {
        List<Line> lines =
                Stream.concat(rows.stream().map(this::line), missing().stream()).toList();
        return new SchemaJudgement(database, position(lines), lines);
    }

    private SchemaPosition position(List<Line> lines) {
        List<SchemaPosition> found = lines.stream().map(Line::position).toList();
        if (rows.stream().noneMatch(this::isKnown)) {
            return SchemaPosition.NOT_CREATED;
        }
        for (SchemaPosition decisive :
                List.of(SchemaPosition.UNKNOWN_REVISION, SchemaPosition.TOO_OLD, SchemaPosition.AHEAD)) {
            if (found.contains(decisive)) {
                return decisive;
            }
        }
        if (expected.migrate().isEmpty() && alembic().isEmpty()) {
            return SchemaPosition.TOO_OLD;
        }
        if (found.stream().allMatch(at -> at == SchemaPosition.AT_TARGET || at == SchemaPosition.UNREAD)) {
            return SchemaPosition.AT_TARGET;
        }
        if (before.filter(this::isComplete).isPresent()) {
            return SchemaPosition.AT_SOURCE;
        }
        return found.contains(SchemaPosition.BEHIND) ? SchemaPosition.BEHIND : SchemaPosition.BETWEEN;
    }

    private Line line(SchemaRow row) {
        if (row instanceof SchemaRow.Migrate migrate) {
            return new Line(row.line(), row.found(), expected(migrate), position(migrate));
        }
        String expects = expected.alembic()
                .map(SchemaExpectation.Alembic::expected)
                .orElseGet(() -> "no such row: " + target + " does not use alembic here");
        return new Line(row.line(), row.found(), expects, position(row.found()));
    }

    private String expected(SchemaRow.Migrate row) {
        if (isTakenOver()) {
            return "not read: " + ALEMBIC + " is";
        }
        return expected.repository(row.repository())
                .map(SchemaExpectation.Migrate::expected)
                .orElseGet(() -> "not read: no repository of " + target);
    }

    private SchemaPosition position(SchemaRow.Migrate row) {
        if (isTakenOver()) {
            return SchemaPosition.UNREAD;
        }
        return expected.repository(row.repository())
                .map(goal -> position(row, goal))
                .orElse(SchemaPosition.UNREAD);
    }

    private SchemaPosition position(SchemaRow.Migrate row, SchemaExpectation.Migrate goal) {
        int version = row.version();
        if (version > goal.newest()) {
            return SchemaPosition.AHEAD;
        }
        if (goal.isAtHead(version)) {
            return SchemaPosition.AT_TARGET;
        }
        if (version < goal.oldestStep() - 1) {
            return SchemaPosition.TOO_OLD;
        }
        if (before.isEmpty()) {
            return SchemaPosition.BEHIND;
        }
        return before.get()
                .repository(row.repository())
                .filter(start -> version <= start.newest())
                .map(start -> start.isAtHead(version) ? SchemaPosition.AT_SOURCE : SchemaPosition.BEHIND)
                .orElse(SchemaPosition.BETWEEN);
    }

    private SchemaPosition position(String revision) {
        Optional<SchemaRevisions.Shipped> shipped = revisions.find(database, revision);
        if (shipped.isEmpty()) {
            return SchemaPosition.UNKNOWN_REVISION;
        }
        if (shipped.get().since().isAfter(target)) {
            return SchemaPosition.AHEAD;
        }
        if (shipped.get().isGoneIn(target)) {
            return SchemaPosition.TOO_OLD;
        }
        if (expected.alembic().filter(goal -> goal.holds(revision)).isPresent()) {
            return SchemaPosition.AT_TARGET;
        }
        if (before.flatMap(SchemaExpectation::alembic)
                .filter(start -> start.holds(revision))
                .isPresent()) {
            return SchemaPosition.AT_SOURCE;
        }
        return source.filter(shipped.get().since()::isAfter).isPresent()
                ? SchemaPosition.BETWEEN
                : SchemaPosition.BEHIND;
    }

    /** What the target needs and has no row at all. */
    private List<Line> missing() {
        List<Line> lines = new ArrayList<>();
        for (SchemaExpectation.Migrate goal : expected.required()) {
            if (migrate().noneMatch(row -> row.repository().equals(goal.repository()))) {
                String name = new SchemaRow.Migrate(goal.repository(), 0).line();
                lines.add(new Line(name, NONE, goal.expected(), SchemaPosition.NOT_CREATED));
            }
        }
        List<String> found = alembic();
        expected.alembic()
                .filter(goal -> !goal.isComplete(found) && found.stream().allMatch(goal::holds))
                .ifPresent(goal -> lines.add(new Line(
                        ALEMBIC,
                        NONE,
                        String.join(
                                ", ",
                                goal.rows().stream()
                                        .filter(row -> !found.contains(row))
                                        .toList()),
                        SchemaPosition.NOT_CREATED)));
        return lines;
    }

    /** Whether the rows are all that a release ends with, and nothing beyond. */
    private boolean isComplete(SchemaExpectation release) {
        if (release.alembic().isPresent()) {
            return release.alembic().get().isComplete(alembic());
        }
        return alembic().isEmpty()
                && migrate().allMatch(row -> isAtHeadOrForeign(release, row))
                && release.required().stream()
                        .allMatch(goal ->
                                migrate().anyMatch(row -> row.repository().equals(goal.repository())));
    }

    private boolean isAtHeadOrForeign(SchemaExpectation release, SchemaRow.Migrate row) {
        return release.repository(row.repository())
                .map(goal -> goal.isAtHead(row.version()))
                .orElseGet(() -> expected.repository(row.repository()).isEmpty());
    }

    private boolean isTakenOver() {
        return expected.alembic().isPresent() && !alembic().isEmpty();
    }

    private boolean isKnown(SchemaRow row) {
        return row instanceof SchemaRow.Alembic
                || row instanceof SchemaRow.Migrate migrate
                        && (position(migrate) != SchemaPosition.UNREAD
                                || before.flatMap(start -> start.repository(migrate.repository()))
                                        .isPresent());
    }

    private Stream<SchemaRow.Migrate> migrate() {
        return rows.stream().filter(SchemaRow.Migrate.class::isInstance).map(SchemaRow.Migrate.class::cast);
    }

    private List<String> alembic() {
        return rows.stream()
                .filter(SchemaRow.Alembic.class::isInstance)
                .map(SchemaRow::found)
                .toList();
    }
}
