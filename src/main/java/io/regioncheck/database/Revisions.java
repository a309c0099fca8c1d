package io.regioncheck.database;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where the migrations of a database have got to.
 *
 * @param migrate versions by repository_id, of sqlalchemy-migrate's table migrate_version
 * @param alembic ids by table: alembic_version, and alembic_version_fwaas and the like of neutron's sub-projects; a service with
 *     several branches has several
 */
public record Revisions(Map<String, Long> migrate, Map<String, Set<String>> alembic) {

    public Revisions {
        migrate = Map.copyOf(migrate);
        alembic = alembic.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, table -> Set.copyOf(table.getValue())));
    }

    public boolean isEmpty() {
        return migrate.isEmpty() && alembic.values().stream().allMatch(Set::isEmpty);
    }

    /** Returns them in one line, the same for the same state: {@code alembic_version 5881373af7f5 5c85685d616d}. */
    @Override
    public String toString() {
        TreeSet<String> parts = new TreeSet<>();
        new TreeMap<>(alembic)
                .forEach((table, ids) ->
                        parts.add(table + " " + (ids.isEmpty() ? "empty" : String.join(" ", new TreeSet<>(ids)))));
        migrate.forEach((repository, version) -> parts.add("migrate_version " + repository + " " + version));
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }
}
