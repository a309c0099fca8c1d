package io.regioncheck.broker;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A feature flag of the cluster.
 *
 * @param state {@code enabled}, {@code disabled} or {@code state_changing}
 * @param stability {@code required}, {@code stable} or {@code experimental}
 */
public record FeatureFlag(String name, String state, String stability) {

    static FeatureFlag of(JsonNode json) {
        return new FeatureFlag(
                Answers.text(json, "name"),
                Answers.text(json, "state"),
                Answers.optional(json, "stability").orElse("stable"));
    }
}
