package io.regioncheck.release;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How far the schema of a database is.
 *
 * @param lines one for each row that was found, in the order given, and one for each that the target needs and that was not found
 */
public record SchemaJudgement(ServiceDatabase database, SchemaPosition position, List<Line> lines) {
    public SchemaJudgement {
        lines = List.copyOf(lines);
    }

    /** The lines that are not where the target ends and that the target reads. */
    public List<Line> offTarget() {
        return lines.stream()
                .filter(line -> line.position() != SchemaPosition.AT_TARGET && line.position() != SchemaPosition.UNREAD)
                .toList();
    }

    /** The rows as found, for a column of a finding: {@code migrate_version: keystone 67}. */
    public String found() {
        return lines.stream().map(Line::toString).collect(Collectors.joining(", "));
    }

    /**
     * One row.
     *
     * @param name {@code alembic_version}, or {@code migrate_version: } with the repository's id
     * @param found the version or revision, or {@code none}
     * @param expected what the target ends with; where it reads no such row, why
     */
    public record Line(String name, String found, String expected, SchemaPosition position) {
        @Override
        public String toString() {
            return name + " " + found;
        }
    }
}
