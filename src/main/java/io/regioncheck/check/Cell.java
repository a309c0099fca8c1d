package io.regioncheck.check;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One place of a check's matrix, such as zone {@code nova} × network {@code vlan} × disk {@code local}.
 *
 * @param name how it is shown, such as {@code nova/vlan/local}; empty for a check without a matrix
 * @param notApplicable why the check makes no sense here, if that is so: it is skipped with this reason
 */
public record Cell(Optional<String> name, Map<String, String> coordinates, Optional<String> notApplicable) {

    public static final Cell ONLY = new Cell(Optional.empty(), Map.of(), Optional.empty());

    public Cell {
        coordinates = Map.copyOf(coordinates);
    }

    public static Cell of(String name, Map<String, String> coordinates) {
        return new Cell(Optional.of(name), coordinates, Optional.empty());
    }

    /** Returns this cell as one that is skipped. */
    public Cell skippedBecause(String reason) {
        return new Cell(name, coordinates, Optional.of(reason));
    }

    public String coordinate(String axis) {
        return Optional.ofNullable(coordinates.get(axis))
                .orElseThrow(() ->
                        new NoSuchElementException("no coordinate " + axis + " in " + new TreeMap<>(coordinates)));
    }
}
