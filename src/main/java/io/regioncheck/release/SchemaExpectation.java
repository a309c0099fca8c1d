package io.regioncheck.release;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the version tables of a database hold after a full sync of a release.
 *
 * @param migrate rows of {@code migrate_version}
 * @param alembic what {@code alembic_version} holds, for the releases that use it
 */
public record SchemaExpectation(List<Migrate> migrate, Optional<Alembic> alembic) {

    Optional<Migrate> repository(String id) {
        return migrate.stream().filter(row -> row.repository().equals(id)).findFirst();
    }

    /** The repositories without whose row the schema is not complete: none where alembic has taken over. */
    List<Migrate> required() {
        return migrate.stream().filter(row -> !row.optional()).toList();
    }

    /**
     * A repository of sqlalchemy-migrate.
     *
     * @param head where the first tag of the series ends
     * @param atLastTag where the last tag ends, if later
     * @param oldestStep the first script that is shipped: a database below the one before it cannot be upgraded
     * @param optional only in databases that come from older releases
     */
    public record Migrate(String repository, int head, OptionalInt atLastTag, int oldestStep, boolean optional) {

        int newest() {
            return atLastTag.orElse(head);
        }

        boolean isAtHead(int version) {
            return version >= head && version <= newest();
        }

        String expected() {
            return newest() == head ? Integer.toString(head) : head + " to " + newest();
        }
    }

    /**
     * Revisions of alembic.
     *
     * @param heads one for each branch: expand first, then contract
     * @param rows what the table is expected to hold: a head on which another one depends leaves no row of its own
     * @param singleStep a combined revision in which a plain sync ends instead (glance, Ocata and Pike)
     */
    public record Alembic(List<String> heads, List<String> rows, Optional<String> singleStep) {

        /** Old alembic may keep both heads where new alembic keeps one: either is complete. */
        boolean isComplete(Collection<String> found) {
            Set<String> held = Set.copyOf(found);
            return held.equals(Set.copyOf(heads))
                    || held.equals(Set.copyOf(rows))
                    || singleStep.filter(step -> held.equals(Set.of(step))).isPresent();
        }

        /** Whether a row may be there in a complete schema. */
        boolean holds(String revision) {
            return all().anyMatch(revision::equals);
        }

        String expected() {
            List<String> words = new ArrayList<>(rows);
            singleStep.filter(step -> !words.contains(step)).ifPresent(words::add);
            return String.join(", ", words);
        }

        private Stream<String> all() {
            return Stream.of(heads.stream(), rows.stream(), singleStep.stream()).flatMap(word -> word);
        }
    }
}
