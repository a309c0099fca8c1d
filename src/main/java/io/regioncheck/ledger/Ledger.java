package io.regioncheck.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * The journal of one run: one line of JSON for each intention, creation and removal, forced to disk before the call goes out, so
 * that what a killed run left behind can be found and removed. While the run lives, its JVM holds a lock on the file. Thread-safe.
 */
public final class Ledger implements AutoCloseable {
    static final String SUFFIX = ".ledger";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunId run;
    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    private final Map<String, Entry> open = new LinkedHashMap<>();
    private int created;
    private boolean sealed;
    private boolean kept;

    /**
     * Something that was intended and is not known to be gone.
     *
     * @param id empty as long as no answer said it: it may or may not exist
     */
    public record Entry(Kind kind, String name, Optional<String> id) {}

    private Ledger(RunId run, Path file, FileChannel channel, FileLock lock) {
        this.run = run;
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** Opens a new journal in a directory: {@code <dir>/<run>.ledger}. */
    public static Ledger open(Path directory, RunId run, String environment) {
        Path file = directory.resolve(run + SUFFIX);
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Ledger ledger = new Ledger(run, file, channel, channel.lock());
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
        open.put(name + kind, new Entry(kind, name, Optional.empty()));
    }

    synchronized void made(Kind kind, String name, String id) {
        write(line("made", kind, name).put("id", id));
        open.put(name + kind, new Entry(kind, name, Optional.of(id)));
        created++;
    }

    synchronized void gone(Kind kind, String name) {
        write(line("gone", kind, name));
        open.remove(name + kind);
    }

    /** Ends the journal; it is deleted if nothing in it is open, unless it is to be kept. */
    @Override
    public synchronized void close() {
        try {
            lock.release();
            channel.close();
            if (open.isEmpty() && !kept) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot close the ledger " + file, failure);
        }
    }

    private static ObjectNode line(String what, Kind kind, String name) {
        return JSON.createObjectNode()
                .put("what", what)
                .put("kind", kind.name())
                .put("name", name)
                .put("at", Instant.now().toString());
    }

    private void write(ObjectNode line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the ledger " + file, failure);
        }
    }
}
