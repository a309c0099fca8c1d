package io.regioncheck.demo.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The tables of a database in OpenStack Zed that say what state an upgrade left it in, with their schema revisions. */
final class Schema {
    private Schema() {}

    /** Returns the statements that make them in an empty database. */
    static String of(String database) {
        String resource = "zed/" + database + ".sql";
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
