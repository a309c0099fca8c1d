package io.regioncheck.demo.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** That a directory is ours as long as we live: no other run uses it, and no server of a run that was killed. */
final class Lease implements AutoCloseable {
    private static final int SECONDS_TO_STOP = 15;

    private final FileChannel channel;

    private Lease(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes a directory, and ends the server that a killed run left in it.
     *
     * @throws IllegalStateException if another run that lives has it
     */
    static Lease take(Path home) {
        try {
            Files.createDirectories(home);
            FileChannel channel =
                    FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new IllegalStateException("the demo database in " + home
                        + " belongs to another run: wait for its end, or give this one another directory");
            }
            end(home);
            return new Lease(channel);
        } catch (IOException failure) {
            throw new UncheckedIOException("no demo database in " + home, failure);
        }
    }

    /** Returns whether a file is locked for us from now on. */
    static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    /** Ends the server of a directory, if it runs: politely, then not. */
    static void end(Path home) {
        server(home).ifPresent(process -> {
            process.destroy();
            if (!isOver(process)) {
                process.destroyForcibly();
                isOver(process);
            }
        });
    }

    /** Returns the server that runs on a directory; a process id alone may by now be somebody else's. */
    static Optional<ProcessHandle> server(Path home) {
        return pid(home)
                .flatMap(ProcessHandle::of)
                .filter(process -> process.info()
                        .commandLine()
                        .or(() -> process.info().command())
                        .filter(line -> line.contains("mariadbd") && line.contains(home.toString()))
                        .isPresent());
    }

    private static Optional<Long> pid(Path home) {
        try {
            return Optional.of(Long.valueOf(Files.readString(pidFile(home)).trim()));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static boolean isOver(ProcessHandle process) {
        try {
            process.onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static Path pidFile(Path home) {
        return home.resolve("mariadbd.pid");
    }

    static boolean isRoot(Path home) {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(home.resolve("lock"), "unix:uid"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Deletes a directory with all that is in it. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> paths = Files.walk(directory)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
