package io.regioncheck.check;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One place of a check's matrix, such as zone {@code nova} × network {@code vlan} × disk {@code local}.
 *
 * @param name how it is shown, such as {@code nova/vlan/local}; empty for a check without a matrix
 */
public record Cell(Optional<String> name, Map<String, String> coordinates) {

    public static final Cell ONLY = new Cell(Optional.empty(), Map.of());

    public Cell {
        coordinates = Map.copyOf(coordinates);
    }

    public static Cell of(String name, Map<String, String> coordinates) {
        return new Cell(Optional.of(name), coordinates);
    }

    public String coordinate(String axis) {
        return Optional.ofNullable(coordinates.get(axis))
                .orElseThrow(() ->
                        new NoSuchElementException("no coordinate " + axis + " in " + new TreeMap<>(coordinates)));
    }
}
