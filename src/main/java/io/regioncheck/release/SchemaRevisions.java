package io.regioncheck.release;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which releases ship a revision of alembic. */
final class SchemaRevisions {
    private final Map<ServiceDatabase, List<Shipped>> all;

    private SchemaRevisions(Map<ServiceDatabase, List<Shipped>> all) {
        this.all = all;
    }

    static SchemaRevisions facts() {
        return new SchemaRevisions(FactsFile.read("schema-revisions.yaml", new TypeReference<>() {}));
    }

    /** Returns what ships a revision; empty if no release does. */
    Optional<Shipped> find(ServiceDatabase database, String revision) {
        return all.getOrDefault(database.schema(), List.of()).stream()
                .filter(shipped -> shipped.revisions().contains(revision))
                .findFirst();
    }

    /**
     * Revisions that came and went together.
     *
     * @param since the first release that ships them; Kilo stands for Kilo or earlier
     * @param until the last that does, if a newer one does not
     */
    record Shipped(Release since, Optional<Release> until, List<String> revisions) {

        boolean isGoneIn(Release release) {
            return until.filter(release::isAfter).isPresent();
        }
    }
}
