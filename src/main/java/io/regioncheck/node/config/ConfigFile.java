package io.regioncheck.node.config;

import java.util.List;
import java.util.Optional;

/**
 * A file as oslo.config reads it.
 *
 * @param settings in their order; an option that stands there twice is there twice
 * @param sections lines that begin one
 * @param lastLine the last line of the file that is not empty
 * @param trouble why oslo.config does not read the file at all, if so: a service that is told to read it does not start
 */
public record ConfigFile(
        String path, List<Setting> settings, List<Section> sections, int lastLine, Optional<Trouble> trouble) {

    public ConfigFile {
        settings = List.copyOf(settings);
        sections = List.copyOf(sections);
    }

    /** Where a group begins. */
    public record Section(int line, String group) {}

    /** A line that is none of oslo.config's. */
    public record Trouble(int line, String why) {}

    /** Returns the name without its directories. */
    public String baseName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
