package io.regioncheck.node.software;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a host told of something, line by line.
 *
 * @param unreadable how many lines could not be understood: what they would have said is not known
 */
public record Told<T>(List<T> all, int unreadable) {

    public Told {
        all = List.copyOf(all);
    }

    /** @param reading returns nothing for a line that it does not understand */
    static <T> Told<T> of(Stream<String> lines, Function<String, Optional<T>> reading) {
        List<T> all = new ArrayList<>();
        int[] unreadable = {0};
        lines.filter(line -> !line.isBlank())
                .forEach(line -> reading.apply(line).ifPresentOrElse(all::add, () -> unreadable[0]++));
        return new Told<>(all, unreadable[0]);
    }
}
