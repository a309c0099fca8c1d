package io.regioncheck.ledger;

import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Launch;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something of ours that could not be removed, and why. */
public record Leak(Resource resource, String reason) {
    /** Stands for the id of what was asked for without an answer. */
    static final String UNKNOWN = "id unknown";

    /** Returns what to do so that it is removed; regions that live in this process have ended with it. */
    public String cleanup(Environment environment) {
        return environment.embedded().isPresent()
                ? "nothing: it went with the region, which ends with its run"
                : cleanup(environment.name());
    }

    /** Returns what to type to remove it once its service is well, with all else that its run left. */
    String cleanup(String environment) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("env", environment);
        RunId.owning(resource.name()).ifPresent(run -> options.put("run", run.value()));
        return Launch.ofThisProcess().command("clean", options);
    }
}
