package io.regioncheck.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A ledger on disk, as another process finds it.
 *
 * @param alive whether the run that writes it still lives on this machine
 */
record Journal(RunId run, Path file, boolean alive) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}" + Pattern.quote(Ledger.SUFFIX));
    /** A ledger is empty between its creation and its lock: not yet locked, but not dead either. */
    private static final Duration UNBORN = Duration.ofMinutes(1);

    /** Returns the journals in a directory, of live runs and of dead ones. */
    static List<Journal> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .map(file -> new Journal(runOf(file), file, isAlive(file)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the ledgers in " + directory, failure);
        }
    }

    /** Returns what the run had intended or created, by what its journal says, and is not known to be gone. */
    List<Ledger.Entry> open() {
        Map<String, Ledger.Entry> open = new LinkedHashMap<>();
        for (JsonNode line : lines()) {
            Ledger.Entry entry = entry(line);
            String key = entry.name() + entry.kind();
            switch (line.path("what").asText()) {
                case "intend", "unanswered", "made" -> open.put(key, entry);
                case "gone" -> open.remove(key);
                default -> {}
            }
        }
        return List.copyOf(open.values());
    }

    /** Returns the creates that got no answer, whatever became of them since. */
    List<Ledger.Entry> doubts() {
        return lines().stream()
                .filter(line -> line.path("what").asText().equals("unanswered"))
                .map(Journal::entry)
                .toList();
    }

    private static Ledger.Entry entry(JsonNode line) {
        Optional<String> id = Optional.of(line.path("id").asText()).filter(text -> !text.isEmpty());
        Kind kind = Kind.valueOf(line.path("kind").asText());
        return new Ledger.Entry(kind, line.path("name").asText(), id, at(line));
    }

    /** Returns of which kinds the run ever intended anything. */
    Set<Kind> kinds() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        lines().forEach(line -> kinds.add(Kind.valueOf(line.path("kind").asText())));
        return kinds;
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot delete the ledger " + file, failure);
        }
    }

    private List<JsonNode> lines() {
        try {
            // not Files.lines: a line that broke off may end within a character
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(line -> parse(line).stream())
                    .toList();
        } catch (NoSuchFileException deleted) {
            // by another process that cleans up too
            return List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the ledger " + file, failure);
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

    private static Instant at(JsonNode line) {
        try {
            return Instant.parse(line.path("at").asText());
        } catch (DateTimeException none) {
            return Instant.EPOCH;
        }
    }

    private static RunId runOf(Path file) {
        return new RunId(file.getFileName().toString().replace(Ledger.SUFFIX, ""));
    }

    private static boolean isAlive(Path file) {
        try {
            return Ledger.isHeldHere(file) || isUnborn(file) || isLocked(file);
        } catch (NoSuchFileException ended) {
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot look at the ledger " + file, failure);
        }
    }

    private static boolean isUnborn(Path file) throws IOException {
        Instant created = Files.getLastModifiedTime(file).toInstant();
        return Files.size(file) == 0 && created.plus(UNBORN).isAfter(Instant.now());
    }

    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException ours) {
            return true;
        }
    }
}
