package io.regioncheck.node.software;

import java.util.Locale;
import java.util.Optional;

/**
 * A distribution of Python that pip installed.
 *
 * @param name normalised, as PEP 503 has it: {@code oslo-messaging}
 * @param version none for one that is only a link to a directory of sources
 */
public record PipPackage(Place place, String name, Optional<String> version, String path) {

    /** Where it is. */
    public enum Place {
        /** In /usr/local, which Python searches first. */
        BESIDE,
        /** In the directory of the distribution's own packages. */
        OVER,
        /** In an environment that a service runs from. */
        ENVIRONMENT
    }

    /** Returns a name of a project or of a package's part behind {@code python3-} as it is compared. */
    public static String normalised(String name) {
        StringBuilder plain = new StringBuilder();
        for (char letter : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (letter != '.' && letter != '_' && letter != '-') {
                plain.append(letter);
            } else if (plain.length() == 0 || plain.charAt(plain.length() - 1) != '-') {
                plain.append('-');
            }
        }
        return plain.toString();
    }
}
