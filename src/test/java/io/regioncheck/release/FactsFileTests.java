package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsFileTests {

    @Test
    void namesAFileThatTheBuildLacks() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FactsFile.read("nowhere.yaml", new TypeReference<Map<String, String>>() {}))
                .withMessage("this build lacks nowhere.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api-versions.yaml",
                "cinder-rpc.yaml",
                "code-versions.yaml",
                "neutron-rpc.yaml",
                "nova-rpc.yaml",
                "nova-services.yaml",
                "privileges.yaml",
                "rabbitmq-erlang.yaml",
                "schema-heads.yaml",
                "schema-revisions.yaml"
            })
    void everyFileSaysWhereItIsFromAndHowSure(String name) throws IOException {
        try (InputStream in = FactsFile.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            String head = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .takeWhile(line -> line.startsWith("#"))
                    .reduce("", String::concat);
            assertThat(head).contains("Source: ").containsAnyOf("Certain", "Good", "predicted in 49 of 50");
        }
    }
}
