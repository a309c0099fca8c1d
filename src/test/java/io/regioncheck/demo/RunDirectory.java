package io.regioncheck.demo;

import io.regioncheck.demo.database.DemoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of one demo: several can run side by side in one checkout. It is ours while its lock is held; what a demo leaves
 * there can be read until the next one starts, which takes it away.
 */
final class RunDirectory implements AutoCloseable {
    private static final String PREFIX = "run-";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private RunDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes one, and takes away those of demos that have ended, with the database of one that was killed. */
    static RunDirectory in(Path parent) {
        // file locks are the process's own: among its threads this one counts
        synchronized (RunDirectory.class) {
            try {
                Files.createDirectories(parent);
                // nobody may take away what is made and not yet locked
                try (FileChannel door = open(parent.resolve(LOCK))) {
                    door.lock();
                    for (Path old : runs(parent)) {
                        removeIfEnded(old);
                    }
                    Path made = Files.createTempDirectory(
                            parent, PREFIX + ProcessHandle.current().pid() + "-");
                    FileChannel lock = open(made.resolve(LOCK));
                    lock.lock();
                    return new RunDirectory(made, lock);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException("no directory for a demo in " + parent, failure);
            }
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static List<Path> runs(Path parent) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(path -> path.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
    }

    private static void removeIfEnded(Path old) throws IOException {
        try (FileChannel channel = open(old.resolve(LOCK))) {
            if (channel.tryLock() == null) {
                return;
            }
            DemoDatabase.remove(Middleware.database(old));
            DemoDatabase.remove(old);
        } catch (OverlappingFileLockException ours) {
            // another demo of this process runs in it
            return;
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
