package io.regioncheck.node.software;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Reads the item PIP_PACKAGES. */
public final class PipPackages {
    private static final String END = "end";

    private PipPackages() {}

    public static Told<PipPackage> parse(String text) {
        return Told.of(text.lines().filter(line -> !line.equals(END)), PipPackages::line);
    }

    /** {@code beside}, a tab, {@code /usr/local/lib/python3.11/dist-packages/oslo.messaging-14.0.0.dist-info}. */
    private static Optional<PipPackage> line(String line) {
        int tab = line.indexOf('\t');
        if (tab < 0) {
            return Optional.empty();
        }
        String path = line.substring(tab + 1);
        String file = path.substring(path.lastIndexOf('/') + 1);
        int suffix = file.lastIndexOf('.');
        if (suffix <= 0) {
            return Optional.empty();
        }
        String[] part = file.substring(0, suffix).split("-", -1);
        int version = version(part);
        String name = String.join("-", Arrays.asList(part).subList(0, version));
        Optional<String> said = version < part.length ? Optional.of(part[version]) : Optional.empty();
        return place(line.substring(0, tab))
                .map(place -> new PipPackage(place, PipPackage.normalised(name), said, path));
    }

    /** The part that begins with a digit, behind the name; that of the Python version comes after it. */
    private static int version(String[] part) {
        for (int i = 1; i < part.length; i++) {
            if (!part[i].isEmpty() && Digits.isDigit(part[i].charAt(0))) {
                return i;
            }
        }
        return part.length;
    }

    private static Optional<PipPackage.Place> place(String word) {
        return Arrays.stream(PipPackage.Place.values())
                .filter(place -> place.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
