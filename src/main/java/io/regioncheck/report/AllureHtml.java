package io.regioncheck.report;

import io.regioncheck.deadline.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The rendered report: a directory for a web server, and one file that opens with a double click. */
final class AllureHtml {
    static final String DIRECTORY = "allure";
    static final String FILE = "index.html";

    private final Renderer renderer;
    private final Path run;

    AllureHtml(Renderer renderer, Path run) {
        this.renderer = renderer;
        this.run = run;
    }

    /** Renders both at the same time: most of what a generator does is to start. */
    void render(Deadline deadline) throws IOException {
        Path results = run.resolve(AllureResults.DIRECTORY);
        Path single = run.resolve("single");
        try (Renderer.Rendering directory = renderer.start(results, run.resolve(DIRECTORY));
                Renderer.Rendering file = renderer.start(results, single, "--single-file")) {
            directory.await(deadline);
            file.await(deadline);
            keepAtHome(run.resolve(DIRECTORY).resolve(FILE));
            keepAtHome(single.resolve(FILE));
            Files.move(single.resolve(FILE), run.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            delete(single);
        }
    }

    private static void keepAtHome(Path page) throws IOException {
        Files.writeString(page, HomeBody.of(Files.readString(page)));
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> walk = Files.walk(directory)) {
                List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
    }
}
