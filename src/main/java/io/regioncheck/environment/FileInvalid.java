package io.regioncheck.environment;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be used, with all that is wrong in it: one line each, {@code file:line path: found …, allowed: …}. */
public final class FileInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Comparator<Mistake> DOWN_THE_FILE =
            Comparator.comparingInt(Mistake::line).thenComparing(Mistake::path);

    private final transient List<Mistake> mistakes;

    FileInvalid(Path file, List<Mistake> mistakes) {
        super(mistakes.stream()
                .distinct()
                .sorted(DOWN_THE_FILE)
                .map(mistake -> file + ":" + mistake)
                .collect(Collectors.joining("\n")));
        this.mistakes = mistakes.stream().distinct().sorted(DOWN_THE_FILE).toList();
    }

    /** Returns what is wrong, from the top of the file to its end. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
