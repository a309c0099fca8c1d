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

    /** Of what Allure brings along: packages of classes say nothing here, and trackers are asked by nobody. */
    private static final String PLUGINS = "plugins:\n  - behaviors-plugin\n";

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
     * Makes a report of results.
     *
     * @param title of the browser's window
     * @throws IOException if there is no report after it, with what the generator said
     */
    void render(Path results, Path report, String title, Deadline deadline) throws IOException {
        Path desk = Files.createTempDirectory("regioncheck-allure");
        Path config = desk.resolve("allure.yml");
        Path said = desk.resolve("said.txt");
        try {
            Files.writeString(config, PLUGINS);
            ProcessBuilder command = command(config, results, report, title)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            Optional<Integer> status = run(command, deadline);
            if (!status.equals(Optional.of(0))) {
                String state = status.map(code -> "ended with " + code).orElse("did not end within " + deadline);
                throw new IOException("the Allure generator " + state + ": " + lastLines(said));
            }
        } finally {
            Files.deleteIfExists(config);
            Files.deleteIfExists(said);
            Files.deleteIfExists(desk);
        }
    }

    private ProcessBuilder command(Path config, Path results, Path report, String title) {
        ProcessBuilder command = new ProcessBuilder(
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
                config.toString(),
                "--name",
                title,
                "--output",
                report.toString(),
                results.toString());
        command.environment().put("ALLURE_NO_ANALYTICS", "true");
        // it looks for its plugins there
        command.environment().put("APP_HOME", home.toString());
        return command;
    }

    /** Returns the exit status, or nothing if the deadline passed. */
    private static Optional<Integer> run(ProcessBuilder command, Deadline deadline) throws IOException {
        Process generator = command.start();
        try {
            boolean ended = generator.waitFor(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
            return ended ? Optional.of(generator.exitValue()) : Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while rendering", interrupted);
        } finally {
            generator.destroyForcibly();
        }
    }

    private static String lastLines(Path said) throws IOException {
        // a crash may leave half a character
        List<String> lines = new String(Files.readAllBytes(said), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
    }
}
