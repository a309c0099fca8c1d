package io.regioncheck.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTests {
    private static final String CLEAR = "swordfish";

    @TempDir
    Path directory;

    @Test
    void secretIsRevealedOnlyWhereItIsAskedTo() {
        assertThat(Secret.of(CLEAR).reveal()).isEqualTo(CLEAR);
        assertThat(Secret.of(CLEAR)).hasToString("«secret»");
        assertThat(String.format("%s %s", Secret.of(CLEAR), List.of(Secret.of(CLEAR))))
                .doesNotContain(CLEAR);
    }

    @Test
    void recordsThatHoldASecretDoNotPrintIt() {
        Environment environment = everythingSecret().load();

        assertThat(environment.toString()).doesNotContain(CLEAR);
        assertThat(environment.secrets()).hasSize(3).allMatch(Secret.of(CLEAR)::equals);
    }

    @Test
    void jsonOfAnEnvironmentHoldsNoSecretHoweverTheMapperIsSetUp() throws JsonProcessingException {
        ObjectMapper curious = new ObjectMapper()
                .registerModules(new Jdk8Module(), new JavaTimeModule())
                .setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.ANY);
        Environment environment = everythingSecret().load();

        assertThat(curious.writeValueAsString(environment.broker()))
                .contains("«secret»")
                .doesNotContain(CLEAR);
        assertThat(new ObjectMapper().writeValueAsString(environment.secrets())).doesNotContain(CLEAR);
    }

    @Test
    void secretInTheFileItselfIsAnnouncedWithEveryRun() {
        Environment environment = Sample.in(directory)
                .replacing("{env: RC_PASSWORD}", "{plain: swordfish}")
                .load();

        assertThat(environment.identity().password().reveal()).isEqualTo(CLEAR);
        assertThat(environment.notices())
                .contains("identity.password stands in sample.yaml for all to read;"
                        + " env, file and command keep it apart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"swordfish\n", "swordfish", "swordfish\r\nand more\n", "  swordfish \n"})
    void firstLineOfAFileIsTheSecret(String content) {
        Environment environment = Sample.in(directory)
                .withFile("secrets/keystone", content)
                .replacing("{env: RC_PASSWORD}", "{file: secrets/keystone}")
                .load();

        assertThat(environment.identity().password().reveal()).isEqualTo(CLEAR);
    }

    @Test
    void variableThatIsEmptyIsAsGoodAsNone() {
        Sample sample = Sample.in(directory).withVariables(Map.of("RC_PASSWORD", ""));

        assertThatThrownBy(sample::load)
                .hasMessageEndingWith("sample.yaml:8 identity.password: found no environment variable RC_PASSWORD,"
                        + " allowed: one that is set: export RC_PASSWORD=…");
    }

    @Test
    void directoryIsNoFileWithASecret() throws IOException {
        Files.createDirectory(directory.resolve("secrets"));
        Sample sample = Sample.in(directory).replacing("{env: RC_PASSWORD}", "{file: secrets}");

        assertThatThrownBy(sample::load).hasMessageContaining("secrets, which cannot be read");
    }

    private Sample everythingSecret() {
        return Sample.in(directory).withFile("rabbit", CLEAR).with("""
                        broker:
                          management: [http://rabbit.example:15672]
                          username: openstack
                          password: {file: rabbit}
                        database:
                          host: db.example
                          username: verifier
                          password: {command: [echo, swordfish]}
                        """);
    }
}
