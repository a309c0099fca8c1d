package io.regioncheck.ledger;

import io.regioncheck.environment.Environment;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something of ours that could not be removed, and why. */
public record Leak(Resource resource, String reason) {
    /** Stands for the id of what was asked for without an answer. */
    static final String UNKNOWN = "id unknown";

    private static final Pattern OURS = Pattern.compile("regioncheck-([0-9a-f]{8})-.+");

    /** Returns what to do so that it is removed; regions that live in this process have ended with it. */
    public String cleanup(Environment environment) {
        return environment.embedded().isPresent()
                ? "nothing: it went with the region, which ends with its run"
                : cleanup(environment.name());
    }

    /** Returns what to type to remove it once its service is well, with all else that its run left. */
    String cleanup(String environment) {
        return "java -jar target/regioncheck.jar clean --env " + environment
                + run().map(run -> " --run " + run).orElse("");
    }

    private Optional<RunId> run() {
        Matcher name = OURS.matcher(resource.name());
        return name.matches() ? Optional.of(new RunId(name.group(1))) : Optional.empty();
    }
}
