package io.regioncheck.demo.database;

import ch.vorburger.exec.ManagedProcessException;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * MariaDB's programs of one version, unpacked once for all runs, and the data directory that each server gets a copy of.
 *
 * @param directory whose name has the version
 */
record Programs(Path directory) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /**
     * Unpacks them unless they are there; whoever comes while another run does that waits for it.
     *
     * @throws IllegalStateException if they do not run on this machine, or another run does not come to an end with them
     */
    static Programs in(Path shared) throws IOException {
        Path directory = shared.toAbsolutePath().normalize().resolve(Mariadb.version());
        Files.createDirectories(directory);
        try (FileChannel lock =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            boolean ours = Poll.every(BETWEEN_LOOKS).until(Deadline.in(PATIENCE), () -> isOurs(lock), got -> got);
            if (!ours) {
                throw new IllegalStateException("another run has unpacked MariaDB in " + directory + " for "
                        + PATIENCE.toSeconds() + " s: end it, and take the directory away");
            }
            installUnlessReady(directory);
        }
        return new Programs(directory);
    }

    private static boolean isOurs(FileChannel lock) {
        try {
            return Lease.isLocked(lock);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void installUnlessReady(Path directory) throws IOException {
        Path ready = directory.resolve("ready");
        if (Files.exists(ready)) {
            return;
        }
        // a start that was cut off leaves half of it behind
        Lease.delete(directory.resolve("data"));
        try {
            Mariadb.install(directory);
        } catch (ManagedProcessException | RuntimeException failure) {
            throw new IllegalStateException("MariaDB cannot be installed in " + directory, failure);
        }
        Files.createFile(ready);
    }

    /** Copies the data directory that is as after an installation. */
    void copyData(Path target) throws IOException {
        Path data = directory.resolve("data");
        List<Path> all;
        try (Stream<Path> paths = Files.walk(data)) {
            all = paths.toList();
        }
        for (Path path : all) {
            Files.copy(path, target.resolve(data.relativize(path)));
        }
    }
}
