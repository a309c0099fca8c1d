package io.regioncheck.report;

import io.regioncheck.deadline.Deadline;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Allure's own generator, run beside us: it makes a report of results. */
public final class Renderer {
    static final String MISSING =
            "the Allure generator is neither in target/allure (mvn process-resources puts it there) nor"
                    + " beside the jar, and REGIONCHECK_ALLURE names no directory of it";

    /** Where the build unpacks it, below the project's directory. */
    static final Path UNPACKED = Path.of("target", "allure");

    private static final int LINES_TOLD = 5;

    private final Path home;

    private Renderer(Path home) {
        this.home = home;
    }

    /** Uses the distribution in this directory, the one with {@code lib/} and {@code config/} in it. */
    static Optional<Renderer> in(Path home) {
        return Files.isDirectory(home.resolve("lib")) && Files.isRegularFile(home.resolve("config/allure.yml"))
                ? Optional.of(new Renderer(home))
                : Optional.empty();
    }

    /**
     * Looks for a distribution: where {@code regioncheck.allure} (a system property) or {@code REGIONCHECK_ALLURE} (a variable)
     * says, where the build unpacks it, beside our jar.
     */
    public static Optional<Renderer> find() {
        return places().stream()
                .flatMap(Renderer::homes)
                .flatMap(home -> in(home).stream())
                .findFirst();
    }

    private static List<Path> places() {
        List<Path> places = new ArrayList<>();
        Optional.ofNullable(System.getProperty("regioncheck.allure"))
                .map(Path::of)
                .ifPresent(places::add);
        Optional.ofNullable(System.getenv("REGIONCHECK_ALLURE")).map(Path::of).ifPresent(places::add);
        places.add(UNPACKED);
        ownDirectory().ifPresent(directory -> {
            places.add(directory);
            places.add(directory.resolve("allure"));
        });
        return places;
    }

    /** The directory that our jar, or our directory of classes, is in. */
    private static Optional<Path> ownDirectory() {
        return Optional.ofNullable(Renderer.class.getProtectionDomain().getCodeSource())
                .map(source -> new File(source.getLocation().getPath())
                        .toPath()
                        .toAbsolutePath()
                        .getParent());
    }

    /** Returns the place itself, then the directories in it that are called as a distribution is. */
    private static Stream<Path> homes(Path place) {
        if (!Files.isDirectory(place)) {
            return Stream.empty();
        }
        try (Stream<Path> children = Files.list(place)) {
            List<Path> named = children.filter(
                            child -> String.valueOf(child.getFileName()).startsWith("allure-"))
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of(place), named.stream());
        } catch (IOException unreadable) {
            return Stream.of(place);
        }
    }

    /**
     * Begins to make a report.
     *
     * @param options of the generator, such as {@code --single-file}
     */
    Rendering start(Path results, Path report, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // a short-lived process: what it would gain from the optimizing compiler, it has not got the time for
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx512m",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-classpath",
                home.resolve("lib") + File.separator + "*" + File.pathSeparator + home.resolve("lib/config"),
                "io.qameta.allure.CommandLine",
                "generate",
                "--config",
                home.resolve("config/allure.yml").toString(),
                "--output",
                report.toString()));
        command.addAll(List.of(options));
        command.add(results.toString());
        Path said = Files.createTempFile("regioncheck-allure", ".log");
        ProcessBuilder process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        process.environment().put("ALLURE_NO_ANALYTICS", "true");
        process.environment().put("APP_HOME", home.toString());
        return new Rendering(process.start(), said);
    }

    /**
     * A generator at work.
     *
     * @param said the file that its output goes to
     */
    record Rendering(Process generator, Path said) implements AutoCloseable {

        /** @throws IOException if there is no report after it, with what the generator said */
        void await(Deadline deadline) throws IOException {
            boolean ended = ends(deadline);
            if (!ended || generator.exitValue() != 0) {
                String state = ended ? "ended with " + generator.exitValue() : "did not end within " + deadline;
                throw new IOException("the renderer " + state + ": " + lastLines());
            }
        }

        private boolean ends(Deadline deadline) throws IOException {
            try {
                return generator.waitFor(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while rendering", interrupted);
            }
        }

        private String lastLines() throws IOException {
            // a crash may leave half a character
            List<String> lines = new String(Files.readAllBytes(said), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join(" / ", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
        }

        @Override
        public void close() throws IOException {
            generator.destroyForcibly();
            Files.deleteIfExists(said);
        }
    }
}
