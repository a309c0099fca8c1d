package io.regioncheck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.check.Parameters;
import io.regioncheck.environment.FileInvalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuitesTests {
    @TempDir
    Path directory;

    private Suite load(String yaml) throws IOException {
        Files.writeString(directory.resolve("after-nova.yaml"), yaml);
        return new Suites(directory).load("after-nova");
    }

    @Test
    void suitesThatComeAlongCanBeRead() {
        Suites suites = new Suites(Path.of("suites"));
        assertThat(suites.names()).contains("smoke", "before-db-sync", "after-nova", "observation");
        assertThat(suites.names())
                .allSatisfy(name -> assertThat(suites.load(name).checks()).isNotEmpty());
    }

    @Test
    void suiteSaysWhatBelongsToAMoment() throws IOException {
        Suite suite = load("""
                title: After nova
                moment: when the last hypervisor is upgraded
                mutating: true
                deadline: 20m
                checks: [compute.*, identity.token]
                exclude: [compute.boot-every-host]
                parameters:
                  compute.services: {heartbeat-seconds: 90, strict: true, host: ctl-1}
                """);

        assertThat(suite.name()).isEqualTo("after-nova");
        assertThat(suite.deadline()).contains(Duration.ofMinutes(20));
        assertThat(suite.mutating()).isTrue();
        assertThat(suite.exclude()).containsExactly("compute.boot-every-host");
        Parameters parameters = suite.parameters().getOrDefault("compute.services", Parameters.NONE);
        assertThat(parameters.integer("heartbeat-seconds", 0)).isEqualTo(90);
        assertThat(parameters.text("host", "")).isEqualTo("ctl-1");
    }

    @Test
    void suiteThatSaysLittleOnlyReadsAndHasTheDeadlineOfTheEnvironment() throws IOException {
        Suite suite = load("title: t\nmoment: m\nchecks: [identity.*]\n");

        assertThat(suite.mutating()).isFalse();
        assertThat(suite.deadline()).isEmpty();
        assertThat(suite.parameters()).isEmpty();
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        assertThatThrownBy(() -> load("""
                        titel: After nova
                        moment: 7
                        mutating: maybe
                        deadline: 20 minutes
                        checks: [compute.*, Identity.token, compute.*]
                        exclude: compute.boot-every-host
                        parameters:
                          volume.roundtrip: {gigabytes: 1}
                          compute.services: {hosts: [ctl-1]}
                          compute.boot: 3
                        """)).isInstanceOf(FileInvalid.class).hasMessage("""
                        FILE:1 titel: found an unknown key, allowed: checks, deadline, exclude, moment, mutating, parameters, title; did you mean title?
                        FILE:1 title: found nothing, allowed: text (required)
                        FILE:2 moment: found 7, allowed: text, in quotes
                        FILE:3 mutating: found "maybe", allowed: true or false
                        FILE:4 deadline: found "20 minutes", allowed: a number with a unit, such as 90s, 5m, 1h or 7d
                        FILE:5 checks[1]: found "Identity.token", allowed: the id of a check, or a pattern with *, such as compute.*
                        FILE:5 checks[2]: found "compute.*" a second time, first on line 5, allowed: each once
                        FILE:6 exclude: found "compute.boot-every-host", allowed: a list
                        FILE:8 parameters.volume.roundtrip: found parameters of a check that is not in this suite, allowed: checks that the suite has: compute.*, Identity.token, compute.*
                        FILE:9 parameters.compute.services.hosts: found a list, allowed: text, a number, true or false
                        FILE:10 parameters.compute.boot: found 3, allowed: a block of this check's parameters""".replace(
                        "FILE", directory.resolve("after-nova.yaml").toString()));
    }

    @Test
    void suiteThatIsNotThereIsAnsweredWithThoseThatAre() throws IOException {
        Files.createFile(directory.resolve("after-nova.yaml"));

        assertThatThrownBy(() -> new Suites(directory).load("after_nova"))
                .isInstanceOf(UsageError.class)
                .hasMessageEndingWith("there are: after-nova; did you mean after-nova?");
        assertThatThrownBy(() -> new Suites(directory).load("../after-nova")).isInstanceOf(UsageError.class);
    }

    @Test
    void suitesOfThisRepositoryAreRight() {
        Suites suites = new Suites(Path.of("suites"));

        assertThat(suites.names())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(suites.load(name).name()).isEqualTo(name));
    }
}
