package io.regioncheck.report;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@code reports/<environment>/latest}: leads to the run that ended last; a link, which is replaced in one step. */
final class Latest {
    private final Path link;

    /** @param environment the directory of the environment's reports */
    Latest(Path environment) {
        link = environment.resolve("latest");
    }

    Path path() {
        return link;
    }

    /** Points it at a run, by a link that still holds if all reports are moved; where there are no links, it becomes a copy. */
    void pointTo(Path run) throws IOException {
        Path next = link.resolveSibling("latest." + run.getFileName());
        try {
            Files.deleteIfExists(next);
            Files.createSymbolicLink(next, run.getFileName());
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            delete(link);
            copy(run, link);
            return;
        }
        if (Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
            // a copy, which no link can replace in one step
            delete(link);
        }
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path source : all(from)) {
            Files.copy(source, to.resolve(from.relativize(source).toString()));
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (Path file : all(path).stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
        }
    }

    /** Returns a path and all below it, a directory before what is in it; links are not followed. */
    private static List<Path> all(Path path) throws IOException {
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.toList();
        }
    }
}
