package io.regioncheck.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A ledger on disk, as another process finds it.
 *
 * @param alive whether the run that writes it still lives on this machine
 */
record Journal(RunId run, Path file, boolean alive) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns the journals in a directory, of live runs and of dead ones. */
    static List<Journal> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(Ledger.SUFFIX))
                    .map(file -> new Journal(runOf(file), file, isLocked(file)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the ledgers in " + directory, failure);
        }
    }

    /** Returns what the run had created, by what its journal says, and is not known to be gone. */
    List<Resource> open() {
        Map<String, Resource> open = new LinkedHashMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.flatMap(line -> parse(line).stream()).forEach(line -> {
                Kind kind = Kind.valueOf(line.path("kind").asText());
                String name = line.path("name").asText();
                switch (line.path("what").asText()) {
                    case "made" ->
                        open.put(name + kind, new Resource(kind, line.path("id").asText(), name));
                    case "gone" -> open.remove(name + kind);
                    default -> {}
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the ledger " + file, failure);
        }
        return List.copyOf(open.values());
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot delete the ledger " + file, failure);
        }
    }

    private static Optional<JsonNode> parse(String line) {
        try {
            return Optional.of(JSON.readTree(line)).filter(json -> json.has("kind"));
        } catch (JsonProcessingException torn) {
            // the process was killed while it wrote this line: the call that it announces never went out
            return Optional.empty();
        }
    }

    private static RunId runOf(Path file) {
        return new RunId(file.getFileName().toString().replace(Ledger.SUFFIX, ""));
    }

    private static boolean isLocked(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException ours) {
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot look at the ledger " + file, failure);
        }
    }
}
