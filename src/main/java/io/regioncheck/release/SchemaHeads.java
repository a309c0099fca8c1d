package io.regioncheck.release;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the schema of each database ends in each release, and where a schema that was found stands between two of them. */
public final class SchemaHeads {
    private final Map<ServiceDatabase, Map<Release, SchemaExpectation>> heads;
    private final SchemaRevisions revisions;

    private SchemaHeads(Map<ServiceDatabase, Map<Release, SchemaExpectation>> heads, SchemaRevisions revisions) {
        this.heads = heads;
        this.revisions = revisions;
    }

    /** Reads the facts that come with this build: {@code schema-heads.yaml} and {@code schema-revisions.yaml}. */
    public static SchemaHeads facts() {
        return new SchemaHeads(FactsFile.read("schema-heads.yaml", new TypeReference<>() {}), SchemaRevisions.facts());
    }

    /** Returns what the version tables hold after a full sync; empty if the release has no such database. */
    public Optional<SchemaExpectation> at(ServiceDatabase database, Release release) {
        return Optional.ofNullable(
                heads.getOrDefault(database.schema(), Map.of()).get(release));
    }

    /**
     * Judges how far a schema is.
     *
     * @param rows all rows of {@code migrate_version} and {@code alembic_version}; none for a table that is not there
     * @param source the release before the upgrade, if there is an upgrade
     */
    public SchemaJudgement judge(
            ServiceDatabase database, List<? extends SchemaRow> rows, Optional<Release> source, Release target) {
        Optional<SchemaExpectation> expected = at(database, target);
        if (expected.isEmpty()) {
            return new SchemaJudgement(database, SchemaPosition.NOT_EXPECTED, List.of());
        }
        Optional<SchemaExpectation> before = source.flatMap(release -> at(database, release));
        return new SchemaComparison(database, List.copyOf(rows), source, before, target, expected.get(), revisions)
                .judge();
    }
}
