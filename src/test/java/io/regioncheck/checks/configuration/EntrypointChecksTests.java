package io.regioncheck.checks.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.FakeRun;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Parameters;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntrypointChecksTests {
    private static final String SERVING =
            "/etc/apache2/sites-enabled/keystone.conf:3:WSGIScriptAlias / /usr/bin/keystone-wsgi-public\n";

    @TempDir
    private Path directory;

    private final Findings findings = new Findings();

    private void check(HostReadings... hosts) {
        try (FakeRun run = new FakeRun(new SampleEnvironment().build(), directory)) {
            new EntrypointChecks().keystoneIsServedByItsRelease(run.region(Parameters.NONE, List.of(hosts)), findings);
        }
    }

    private static HostReadings controller(String name, String webServer) {
        SshAccess access = new SshAccess(name, 22, "verifier", Path.of("key"), Optional.empty(), true);
        return new HostReadings(
                new Node(name, Set.of(Role.CONTROLLER), access),
                Map.of(
                        Item.WEB_SERVER_FILES, new Reading.Text(webServer, 0, false),
                        Item.CONFIG_FILES, new Reading.Text("", 0, false)),
                Duration.ofSeconds(1));
    }

    @Test
    void controllersThatServeItAreWell() {
        check(controller("controller1", SERVING), controller("controller2", SERVING));
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings))
                .singleElement()
                .asString()
                .startsWith("keystone is served by /usr/bin/keystone-wsgi-public")
                .endsWith("on controller[1-2]");
    }

    @Test
    void aControllerOfWhichNothingIsSeenIsNamedAsLeftOut() {
        check(controller("controller1", SERVING), controller("controller2", SERVING), controller("controller3", ""));
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings))
                .hasSize(2)
                .anyMatch(fact -> fact.contains("how keystone is served on controller3"));
    }

    @Test
    void whereNoneIsSeenToServeItItIsNotVerified() {
        assertThatThrownBy(() -> check(controller("controller1", "")))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("where it runs is not known");
        assertThat(Found.facts(findings)).isEmpty();
    }
}
