package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads which nova a host has: written in the environment's file, or in the variables of a host in an inventory. */
final class InstalledNovaReader {
    private static final String RELEASE = "regioncheck_nova_release";
    private static final String LEVELS = "regioncheck_nova_upgrade_levels";

    private final Reading reading;

    InstalledNovaReader(Reading reading) {
        this.reading = reading;
    }

    /** @param path of the block in the environment's file */
    Optional<InstalledNova> written(JsonNode nova, String path) {
        return Reading.text(nova, "release")
                .map(release ->
                        new InstalledNova(release, levels(nova.path("upgrade-levels"), path + ".upgrade-levels", "")));
    }

    /** @param path of what names the inventory */
    Optional<InstalledNova> variables(JsonNode variables, String host, String path) {
        Optional<String> release = Reading.text(variables, RELEASE);
        if (release.isEmpty()) {
            if (variables.has(LEVELS)) {
                reading.mistake(path, LEVELS + " of " + host + " without " + RELEASE, "both, or none of them");
            }
            return Optional.empty();
        }
        if (!Releases.ALL.contains(release.get())) {
            reading.mistake(
                    path,
                    RELEASE + " \"" + release.get() + "\" of " + host,
                    String.join(", ", Releases.ALL),
                    Nearest.to(release.get(), Releases.ALL));
            return Optional.empty();
        }
        return Optional.of(
                new InstalledNova(release.get(), levels(variables.path(LEVELS), path, LEVELS + " of " + host + ": ")));
    }

    /** A number would have lost its last zero: 4.10 is not 4.1. */
    private Map<String, String> levels(JsonNode levels, String path, String where) {
        Map<String, String> found = new TreeMap<>();
        for (Map.Entry<String, JsonNode> level : levels.properties()) {
            String at = where.isEmpty() ? path + "." + level.getKey() : path;
            if (!InstalledNova.OPTIONS.contains(level.getKey())) {
                reading.mistake(
                        at,
                        where + "\"" + level.getKey() + "\", no option of [upgrade_levels]",
                        String.join(", ", InstalledNova.OPTIONS),
                        Nearest.to(level.getKey(), InstalledNova.OPTIONS));
            } else if (level.getValue().isTextual()) {
                found.put(level.getKey(), level.getValue().asText());
            } else if (!where.isEmpty()) {
                reading.mistake(
                        at,
                        where + level.getKey() + " is no text",
                        "text: a version in quotes, such as \"4.10\", or a word");
            }
        }
        return found;
    }
}
