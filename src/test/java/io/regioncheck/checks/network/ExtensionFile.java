package io.regioncheck.checks.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Keeps extensions as an operator does who copies extensions.json out of a report. */
public final class ExtensionFile {
    private ExtensionFile() {}

    public static void write(Path file, String region, Collection<String> aliases) {
        try {
            Files.writeString(file, ExtensionBaseline.FILE.text(ExtensionBaseline.now(region, aliases)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
