package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what to boot, and by which lines of its console a guest proves that it is well. */
final class SmokeReader {
    private static final String PATH = "smoke.markers";

    private final Reading reading;
    private final JsonNode node;
    private final JsonNode markers;

    SmokeReader(Reading reading) {
        this.reading = reading;
        this.node = reading.root().path("smoke");
        this.markers = node.path("markers");
    }

    SmokeServer read() {
        SmokeServer smoke = new SmokeServer(
                node.path("image").asText(),
                node.path("flavor").asText(),
                reading.pattern(markers, PATH, "booted").orElse(Pattern.compile("")),
                reading.pattern(markers, PATH, "metadata"),
                reading.pattern(markers, PATH, "metadata-failed"),
                reading.pattern(markers, PATH, "disk-mark"));
        if (!hasGroup(smoke.booted(), "address")) {
            reading.notice(
                    PATH + ".booted has no group (?<address>…): whether guests lease the addresses of their ports"
                            + " is not checked");
        }
        if (smoke.metadata().isEmpty()) {
            reading.notice(PATH + " has no metadata: whether guests hear of the metadata service is not checked");
        }
        if (smoke.diskMark().isEmpty()) {
            reading.notice(PATH + " has no disk-mark: whether volumes keep what guests write is not checked");
        }
        smoke.diskMark().ifPresent(this::checkDiskMark);
        if (markers.has("metadata-failed") && !markers.has("metadata")) {
            reading.mistake(PATH + ".metadata-failed", "no metadata beside it", "both, or neither");
        }
        return smoke;
    }

    private void checkDiskMark(Pattern pattern) {
        Optional.of(pattern)
                .filter(mark -> !hasGroup(mark, "found") || !hasGroup(mark, "wrote"))
                .ifPresent(mark -> reading.mistake(
                        PATH + ".disk-mark",
                        SchemaCheck.show(PATH, mark.pattern()),
                        "a regular expression with the groups (?<found>…) and (?<wrote>…)"));
    }

    /** The compiler knows: it refuses a reference back to a group that is not there. */
    private static boolean hasGroup(Pattern pattern, String name) {
        try {
            Pattern.compile(pattern.pattern() + "\\k<" + name + ">", pattern.flags());
            return true;
        } catch (PatternSyntaxException absent) {
            return false;
        }
    }
}
