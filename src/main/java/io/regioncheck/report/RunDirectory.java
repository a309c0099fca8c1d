package io.regioncheck.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of one run, {@code reports/<environment>/<run>/}. Everything is UTF-8.
 *
 * @param path exists
 */
record RunDirectory(Path path) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    static RunDirectory create(Path path) throws IOException {
        return new RunDirectory(Files.createDirectories(path));
    }

    /** Writes a text file, after making the directories that it is in. */
    void text(String name, String content) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(directory(file));
        Files.writeString(file, content);
    }

    void json(String name, Object value) throws IOException {
        text(name, JSON.writeValueAsString(value) + "\n");
    }

    private static Path directory(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("not a file in a directory: " + file);
        }
        return parent;
    }
}
