package io.regioncheck.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudsYamlTests {
    private static final String INLINE = """
              auth-url: https://keystone.example:5000
              username: verifier
              project: verification
              password: {env: RC_PASSWORD}
            """;

    @TempDir
    Path home;

    @TempDir
    Path started;

    @TempDir
    Path environments;

    private static String cloud(String user) {
        return "clouds:\n  mine:\n    region_name: RegionOne\n    auth:\n      auth_url: http://ks.example:5000\n"
                + "      username: " + user + "\n      project_name: p\n      password: swordfish\n";
    }

    private Environment load(Sample sample, Map<String, String> variables) {
        sample.withFile("sample.yaml", sample.yaml());
        return new Environments(environments, new Surroundings(variables, home, started, Sample.TODAY)).load("sample");
    }

    private Sample sample(String identity) {
        return Sample.in(environments).replacing(INLINE, identity);
    }

    private String userOf(Map<String, String> variables) {
        return load(sample("  cloud: mine\n"), variables).identity().username();
    }

    @Test
    void cloudIsFoundWhereAllClientsLook() {
        write(home.resolve(".config/openstack/clouds.yaml"), cloud("of-home"));
        assertThat(userOf(Map.of())).isEqualTo("of-home");

        write(home.resolve("xdg/openstack/clouds.yml"), cloud("of-xdg"));
        assertThat(userOf(Map.of("XDG_CONFIG_HOME", home.resolve("xdg").toString())))
                .isEqualTo("of-xdg");

        write(started.resolve("clouds.yaml"), cloud("of-directory"));
        assertThat(userOf(Map.of())).isEqualTo("of-directory");

        write(home.resolve("other"), cloud("of-variable"));
        assertThat(userOf(Map.of("OS_CLIENT_CONFIG_FILE", home.resolve("other").toString())))
                .isEqualTo("of-variable");
    }

    @Test
    void variableThatNamesNoFileIsPassedOverAsClientsDo() {
        write(started.resolve("clouds.yaml"), cloud("of-directory"));

        assertThat(userOf(Map.of("OS_CLIENT_CONFIG_FILE", "/no/such/file"))).isEqualTo("of-directory");
    }

    @Test
    void secureYamlIsLaidOverTheCloud() {
        write(started.resolve("clouds.yaml"), cloud("u").replace("swordfish", "ask somebody"));
        write(
                home.resolve(".config/openstack/secure.yaml"),
                "clouds:\n  mine:\n    auth:\n      password: from-secure\n");

        Environment environment = load(sample("  cloud: mine\n"), Map.of());

        assertThat(environment.identity().password().reveal()).isEqualTo("from-secure");
        assertThat(environment.identity().username()).isEqualTo("u");
        assertThat(environment.secrets()).containsExactly(Secret.of("from-secure"));
    }

    @Test
    void fileThatTheEnvironmentNamesIsTheOnlyOne() {
        write(started.resolve("clouds.yaml"), cloud("of-directory"));
        write(environments.resolve("other/clouds.yaml"), cloud("of-file").replace("swordfish", "''"));
        write(environments.resolve("other/secure.yaml"), "clouds:\n  mine:\n    auth:\n      password: beside\n");

        Environment environment = load(sample("  cloud: mine\n  clouds-file: other/clouds.yaml\n"), Map.of());

        assertThat(environment.identity().username()).isEqualTo("of-file");
        assertThat(environment.identity().password().reveal()).isEqualTo("beside");
    }

    @Test
    void whatTheEnvironmentSaysItselfWins() {
        write(started.resolve("clouds.yaml"), cloud("of-directory"));

        Environment environment = load(sample("  cloud: mine\n  username: of-environment\n"), Map.of());

        assertThat(environment.identity().username()).isEqualTo("of-environment");
        assertThat(environment.identity().project()).isEqualTo("p");
    }

    @Test
    void verificationAndInterfaceOfTheCloudHold() {
        write(started.resolve("clouds.yaml"), cloud("u") + "    verify: no\n    interface: internal\n");

        Environment environment = load(sample("  cloud: mine\n"), Map.of());

        assertThat(environment.tls().verify()).isFalse();
        assertThat(environment.identity().endpointInterface()).isEqualTo("internal");
        assertThat(environment.notices())
                .anySatisfy(notice -> assertThat(notice).contains("clouds.yaml"));
    }

    @Test
    void authorityOfTheCloudIsLookedForWhereClientsDo() {
        write(started.resolve("clouds.yaml"), cloud("u") + "    cacert: ca.pem\n");

        assertThatThrownBy(() -> load(sample("  cloud: mine\n"), Map.of()))
                .hasMessageContaining(" identity.cloud: found the file " + started.resolve("ca.pem"));
    }

    @Test
    void emptyRegionOfTheCloudIsNoMismatch() {
        write(started.resolve("clouds.yaml"), cloud("u").replace("RegionOne", ""));

        assertThat(userOf(Map.of())).isEqualTo("u");
    }

    @Test
    void mistakesOfTheCloudsFileAreOneOfTheEnvironment() {
        write(started.resolve("clouds.yaml"), cloud("u") + "  mine: {}\n");

        assertThatThrownBy(() -> load(sample("  cloud: mine\n").replacing("[nova]", "nova"), Map.of()))
                .hasMessageContaining("sample.yaml:5 identity.cloud: found a file with mistakes of its own")
                .hasMessageContaining(
                        started.resolve("clouds.yaml") + ":9 clouds.mine: found the key a second time, first on line 2")
                .hasMessageContaining("zones: found \"nova\"");
    }

    @Test
    void placesThatWereLookedAtAreNamedWhereNoneHasAFile() {
        assertThatThrownBy(() -> userOf(Map.of()))
                .hasMessageContaining("no clouds.yaml, allowed: a readable one at " + started.resolve("clouds.yaml")
                        + " or " + home.resolve(".config/openstack/clouds.yaml"));
    }

    @Test
    void domainThatIsGivenByIdMustBeNamed() {
        write(
                started.resolve("clouds.yaml"),
                cloud("u") + "      user_domain_id: 4711\n      project_domain_id: default\n");

        assertThatThrownBy(() -> userOf(Map.of()))
                .hasMessageEndingWith(
                        "sample.yaml:4 identity.user-domain: found only user_domain_id: 4711 of the cloud,"
                                + " allowed: the domain's name");
    }

    private void write(Path file, String content) {
        Sample.in(file.resolveSibling("")).withFile(file.getFileName().toString(), content);
    }
}
