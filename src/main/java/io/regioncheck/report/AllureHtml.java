package io.regioncheck.report;

import io.regioncheck.deadline.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rendered report: a directory for a web server, and one file that opens with a double click. */
final class AllureHtml {
    static final String DIRECTORY = "allure";
    static final String FILE = "index.html";

    private final Renderer renderer;
    private final Path run;
    private final String title;

    /** @param title of the browser's window */
    AllureHtml(Renderer renderer, Path run, String title) {
        this.renderer = renderer;
        this.run = run;
        this.title = title;
    }

    void render(Deadline deadline) throws IOException {
        Path directory = run.resolve(DIRECTORY);
        renderer.render(run.resolve(AllureResults.DIRECTORY), directory, title, deadline);
        Path page = directory.resolve(FILE);
        Files.writeString(page, HomeBody.of(Files.readString(page)));
        new SingleFile(directory).writeTo(run.resolve(FILE));
    }
}
