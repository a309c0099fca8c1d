package io.regioncheck.demo.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner reads, where the file system knows owners. */
public final class SecretFile {
    private SecretFile() {}

    /** Writes a secret, in the place of an earlier one; returns the file. */
    public static Path write(Path file, String secret) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            return Files.writeString(create(file), secret);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }

    /** Makes an empty file that nobody else could read at any time, in the place of an earlier one. */
    public static Path create(Path file) throws IOException {
        Files.deleteIfExists(file);
        return Files.createFile(file, ownersOnly(file));
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
