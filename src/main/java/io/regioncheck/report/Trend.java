package io.regioncheck.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Allure remembers of an environment's earlier runs. Each rendered report has it in {@code allure/history/}, up to the last
 * 20 runs, and continues what it finds in the results it is made from.
 */
final class Trend {
    private static final String TREND = "history-trend.json";

    private static final JsonMapper JSON = new JsonMapper();

    private final Optional<Path> last;

    private Trend(Optional<Path> last) {
        this.last = last;
    }

    /**
     * Finds the history of the report that was rendered last.
     *
     * @param environment the directory of the environment's reports
     * @param besides the run that is being written
     */
    static Trend before(Path environment, Path besides) throws IOException {
        List<Path> histories = new ArrayList<>();
        try (Stream<Path> runs = Files.list(environment)) {
            runs.filter(run -> !run.equals(besides) && !Files.isSymbolicLink(run))
                    .map(run -> run.resolve(AllureHtml.DIRECTORY).resolve("history"))
                    .filter(history -> Files.isRegularFile(history.resolve(TREND)))
                    .forEach(histories::add);
        }
        Optional<Path> last = Optional.empty();
        FileTime newest = FileTime.fromMillis(0);
        for (Path history : histories) {
            FileTime written = Files.getLastModifiedTime(history.resolve(TREND));
            if (written.compareTo(newest) > 0) {
                newest = written;
                last = Optional.of(history);
            }
        }
        return new Trend(last);
    }

    /** Returns the place of the next run, counted from 1. */
    long nextOrder() throws IOException {
        long highest = 0;
        if (last.isPresent()) {
            for (JsonNode run : JSON.readTree(Files.readString(last.get().resolve(TREND)))) {
                highest = Math.max(highest, run.path("buildOrder").asLong());
            }
        }
        return highest + 1;
    }

    void copyTo(Path results) throws IOException {
        if (last.isEmpty()) {
            return;
        }
        Path target = Files.createDirectories(results.resolve("history"));
        try (Stream<Path> files = Files.list(last.get())) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
