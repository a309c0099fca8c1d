package io.regioncheck.checks.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the baseline of logs.errors for a region whose logs had none. */
public final class ErrorFile {
    private static final int MINUTES = 60;

    private ErrorFile() {}

    public static void write(Path file, String region) {
        try {
            Files.writeString(file, ErrorBaseline.FILE.text(ErrorBaseline.now(region, MINUTES, List.of())));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }
}
