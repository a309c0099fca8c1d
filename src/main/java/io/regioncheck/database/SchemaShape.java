package io.regioncheck.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a database is made of.
 *
 * @param revisions the state of its migrations, in one line: shapes of other revisions differ for a good reason
 * @param tables by name, what each has: {@code column host} and {@code index host_idx} and {@code foreign key (cell_id) → …}, each with
 *     its definition
 */
public record SchemaShape(String revisions, SortedMap<String, SortedMap<String, String>> tables) {

    public SchemaShape {
        tables = new TreeMap<>(tables);
    }

    /**
     * Something that one shape has and another has not, or has otherwise.
     *
     * @param part of the table; empty for all of it
     * @param expected the definition in the shape that is compared with, empty if it has none
     */
    public record Difference(
            String table, Optional<String> part, Optional<String> expected, Optional<String> observed) {

        /** Returns whether it is something that the other shape does not have. */
        public boolean isExtra() {
            return expected.isEmpty();
        }

        public boolean isMissing() {
            return observed.isEmpty();
        }
    }

    /** Returns in what this shape differs from one that is as it should be. */
    public List<Difference> against(SchemaShape sound) {
        List<Difference> found = new ArrayList<>();
        for (String table : union(tables, sound.tables).keySet()) {
            Optional<SortedMap<String, String>> here = Optional.ofNullable(tables.get(table));
            Optional<SortedMap<String, String>> there = Optional.ofNullable(sound.tables.get(table));
            if (here.isPresent() && there.isPresent()) {
                found.addAll(parts(table, here.get(), there.get()));
            } else {
                found.add(new Difference(
                        table, Optional.empty(), there.map(SchemaShape::size), here.map(SchemaShape::size)));
            }
        }
        return found;
    }

    private static List<Difference> parts(String table, Map<String, String> here, Map<String, String> there) {
        List<Difference> found = new ArrayList<>();
        for (String part : union(here, there).keySet()) {
            Optional<String> observed = Optional.ofNullable(here.get(part));
            Optional<String> expected = Optional.ofNullable(there.get(part));
            if (!observed.equals(expected)) {
                found.add(new Difference(table, Optional.of(part), expected, observed));
            }
        }
        return found;
    }

    private static String size(Map<String, String> parts) {
        return "a table of "
                + parts.keySet().stream()
                        .filter(part -> part.startsWith("column "))
                        .count() + " columns";
    }

    private static <T> Map<String, T> union(Map<String, T> one, Map<String, T> other) {
        Map<String, T> all = new TreeMap<>(one);
        all.putAll(other);
        return all;
    }
}
