package io.regioncheck.checks.database;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.database.Databases;
import io.regioncheck.database.SchemaShape;
import io.regioncheck.environment.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps the schemas of a server as they are, as an operator does who copies schema.json out of a report. */
public final class BaselineFile {
    private BaselineFile() {}

    public static void write(String region, Database server) {
        SortedMap<String, SchemaShape> shapes = new TreeMap<>();
        try (Databases databases = Databases.of(new SampleEnvironment()
                .requestTimeout(Duration.ofSeconds(10))
                .database(server)
                .build())) {
            Set<String> visible = databases.schemas().visible();
            for (String usual : Database.USUAL) {
                if (visible.contains(server.name(usual))) {
                    shapes.put(usual, databases.schemas().shape(server.name(usual)));
                }
            }
            Path file = server.baseline().orElseThrow();
            Files.writeString(
                    file,
                    SchemaBaseline.FILE.text(
                            SchemaBaseline.now(region, databases.version().toString(), shapes)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
