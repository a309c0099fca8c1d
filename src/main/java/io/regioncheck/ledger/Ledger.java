package io.regioncheck.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The journal of one run: one line of JSON for each intention, creation and removal, forced to disk before the call goes out, so
 * that what a killed run left behind can be found and removed. While the run lives, its JVM holds a lock on the file. Thread-safe.
 */
public final class Ledger implements AutoCloseable {
    static final String SUFFIX = ".ledger";

    private static final ObjectMapper JSON = new ObjectMapper();
    /**
     * The ledgers of this JVM. Nobody here may open one of these files to see whether it is locked: on POSIX the lock ends when any
     * descriptor of the file is closed, and every other process would believe that the run is dead.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final RunId run;
    private final Path file;
    /** Not a channel: one that a thread with its interrupt flag set writes to closes itself, for all other threads too. */
    private final RandomAccessFile out;

    private final FileLock lock;
    private final Map<String, Entry> open = new LinkedHashMap<>();
    private final Map<String, Entry> doubts = new LinkedHashMap<>();
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private long length;
    private int created;
    private boolean sealed;
    private boolean kept;

    /**
     * Something that was intended and is not known to be gone.
     *
     * @param id empty as long as no answer said it: it may or may not exist
     * @param since when it was asked for, or when its answer was given up
     */
    public record Entry(Kind kind, String name, Optional<String> id, Instant since) {}

    private Ledger(RunId run, Path file, RandomAccessFile out, FileLock lock) {
        this.run = run;
        this.file = file;
        this.out = out;
        this.lock = lock;
    }

    /** Opens a new journal in a directory: {@code <dir>/<run>.ledger}. */
    public static Ledger open(Path directory, RunId run, String environment) {
        Path file = directory.resolve(run + SUFFIX);
        try {
            Files.createDirectories(directory);
            file = Files.createFile(file).toRealPath();
            HELD_HERE.add(file);
            RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
            Ledger ledger = new Ledger(run, file, out, out.getChannel().lock());
            ledger.write(JSON.createObjectNode()
                    .put("run", run.value())
                    .put("environment", environment)
                    .put("started", Instant.now().toString())
                    .put("pid", ProcessHandle.current().pid()));
            return ledger;
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "cannot open the ledger " + file + ": nothing may be created without it", failure);
        }
    }

    static boolean isHeldHere(Path file) throws IOException {
        return HELD_HERE.contains(file.toRealPath());
    }

    public RunId run() {
        return run;
    }

    /** Returns how many resources were created so far. */
    public synchronized int created() {
        return created;
    }

    /** Returns what was intended or created and is not known to be gone. */
    public synchronized List<Entry> entries() {
        return new ArrayList<>(open.values());
    }

    /**
     * Returns the creates that got no answer, whatever was found of them or asked for again since: each may still have made something,
     * or one thing more, that nothing else here tells of.
     */
    synchronized List<Entry> doubts() {
        return new ArrayList<>(doubts.values());
    }

    /** Returns whether, by what is on record, nothing is there and nothing can come. */
    public synchronized boolean isSettled() {
        return open.isEmpty() && doubts.isEmpty();
    }

    /** Returns all that may be there, with a reason that holds for all of it. */
    public synchronized List<Leak> leaks(String reason) {
        Map<String, Entry> all = new LinkedHashMap<>(doubts);
        all.putAll(open);
        return all.values().stream()
                .map(entry ->
                        new Leak(new Resource(entry.kind(), entry.id().orElse(Leak.UNKNOWN), entry.name()), reason))
                .toList();
    }

    /** Returns of which kinds anything was ever intended. */
    synchronized Set<Kind> kinds() {
        return Set.copyOf(kinds);
    }

    /** Lets nothing more be created: a check that goes on although its run is over does not add to what is being removed. */
    public synchronized void seal() {
        sealed = true;
    }

    /** Keeps the journal even if nothing in it is open, so that a later run looks again. */
    public synchronized void keep() {
        kept = true;
    }

    synchronized void intend(Kind kind, String name) {
        if (sealed) {
            throw new CancellationException("the run is over: " + name + " is not created any more");
        }
        write(line("intend", kind, name));
        enter(kind, name, Optional.empty());
    }

    /** No answer came to what was intended: from now on it may appear, or not. */
    synchronized void unanswered(Kind kind, String name) {
        tryToWrite(line("unanswered", kind, name));
        enter(kind, name, Optional.empty());
        doubts.put(name + kind, new Entry(kind, name, Optional.empty(), Instant.now()));
    }

    /** It was looked at after the last moment at which an unanswered create could take effect. */
    synchronized void settled(Kind kind, String name) {
        doubts.remove(name + kind);
    }

    synchronized void made(Kind kind, String name, String id) {
        tryToWrite(line("made", kind, name).put("id", id));
        enter(kind, name, Optional.of(id));
        created++;
    }

    /** Notes what is there although nothing says so: the twin of a create that was repeated. */
    synchronized void found(Resource resource) {
        if (!open.containsKey(resource.name() + resource.kind())) {
            tryToWrite(line("made", resource.kind(), resource.name()).put("id", resource.id()));
            enter(resource.kind(), resource.name(), Optional.of(resource.id()));
        }
    }

    synchronized void gone(Kind kind, String name) {
        tryToWrite(line("gone", kind, name));
        open.remove(name + kind);
    }

    /** Ends the journal; it is deleted if all in it is settled, unless it is to be kept. */
    @Override
    public synchronized void close() {
        try {
            if (isSettled() && !kept) {
                Files.deleteIfExists(file);
            }
            lock.release();
            out.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot close the ledger " + file, failure);
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private void enter(Kind kind, String name, Optional<String> id) {
        open.put(name + kind, new Entry(kind, name, id, Instant.now()));
        kinds.add(kind);
    }

    private static ObjectNode line(String what, Kind kind, String name) {
        return JSON.createObjectNode()
                .put("what", what)
                .put("kind", kind.name())
                .put("name", name)
                .put("at", Instant.now().toString());
    }

    /** What was intended is on record already: that its fate is not (the disk is full) must not keep anybody from cleaning up. */
    private void tryToWrite(ObjectNode line) {
        try {
            write(line);
        } catch (UncheckedIOException unwritten) {
            kept = true;
        }
    }

    private void write(ObjectNode line) {
        try {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            // where the last whole line ended: one that broke off is written over
            out.seek(length);
            out.write(bytes);
            out.getFD().sync();
            length += bytes.length;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the ledger " + file, failure);
        }
    }
}
