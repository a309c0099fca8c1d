package io.regioncheck.checks.messaging;

import java.util.Locale;

/** Numbers of bytes as people read them. */
final class Bytes {
    static final double MEBI = 1024.0 * 1024;
    static final double GIBI = 1024 * MEBI;

    private Bytes() {}

    static String of(double bytes) {
        return bytes < GIBI
                ? String.format(Locale.ROOT, "%.0f MiB", bytes / MEBI)
                : String.format(Locale.ROOT, "%.1f GiB", bytes / GIBI);
    }
}
