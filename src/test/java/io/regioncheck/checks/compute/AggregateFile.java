package io.regioncheck.checks.compute;

import io.regioncheck.openstack.Aggregate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/** Keeps aggregates as an operator does who copies aggregates.json out of a report. */
public final class AggregateFile {
    private AggregateFile() {}

    /** @param zones of the compute hosts, by their names */
    public static void write(Path file, String region, Map<String, String> zones, Collection<Aggregate> aggregates) {
        try {
            Files.writeString(file, AggregateBaseline.FILE.text(AggregateBaseline.now(region, zones, aggregates)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
