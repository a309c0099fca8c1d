package io.regioncheck.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a table of facts: a line a row, its cells parted by tabs, "-" for none; lines that begin with # say where it is from. */
final class OptionTable {
    private OptionTable() {}

    static List<String[]> rows(String name) {
        try (InputStream in = OptionTable.class.getResourceAsStream("options/" + name)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks options/" + name);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read options/" + name, failure);
        }
    }
}
