package io.regioncheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Evidence;
import io.regioncheck.environment.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactedTests {

    @Test
    void jsonStaysJsonWhereSecretIsNumberOrKey() throws Exception {
        CheckResult check = Samples.of("compute.boot")
                .evidence(Evidence.json("server.json", "{\"pin\": 4711, \"4711\": [\"a 4711\", true, null]}"))
                .result();

        JsonNode masked = new ObjectMapper()
                .readTree(redacting("4711").of(check).evidence().get(0).content());

        assertThat(masked.path("pin").asText()).isEqualTo("***");
        assertThat(masked.path("***")).hasToString("[\"a ***\",true,null]");
    }

    @Test
    void textThatOnlyClaimsToBeJsonIsMaskedAsText() {
        CheckResult check = Samples.of("compute.boot")
                .evidence(Evidence.json("fault.json", "{\"half\": \"hunter22"))
                .result();

        assertThat(redacting("hunter22").of(check).evidence().get(0).content()).isEqualTo("{\"half\": \"***");
    }

    @Test
    void idsStayWhereSecretIsOneOfOurWords() {
        CheckResult check = Samples.of("identity.token")
                .failed(Samples.error("the token", "a token that failed", "", "", ""))
                .result();

        CheckResult masked = redacting("token", "failed").of(check);

        assertThat(masked.id()).isEqualTo("identity.token");
        assertThat(masked.outcome()).hasToString("failed");
        assertThat(masked.findings().get(0).observed()).isEqualTo("a *** that ***");
    }

    private static Redacted redacting(String... secrets) {
        return new Redacted(
                Redaction.of(List.of(secrets).stream().map(Secret::of).toList()));
    }
}
