package io.regioncheck.checks.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.FakeRun;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients say is tried in the demo: {@code SoftwareIncidentTests}. */
class ClientChecksTests {
    @TempDir
    private Path directory;

    private final Findings findings = new Findings();

    private void ask(Node... nodes) {
        try (FakeRun run = new FakeRun(new SampleEnvironment().nodes(nodes).build(), directory)) {
            new ClientChecks().clientsSpeakV3(run.region(), findings);
        }
    }

    private Node node(Role role) {
        SshAccess nobody = new SshAccess("127.0.0.1", 1, "verifier", directory.resolve("key"), Optional.empty(), false);
        return new Node("host1", Set.of(role), nobody);
    }

    @Test
    void aControllerThatCannotBeAskedIsNotVerified() {
        assertThatThrownBy(() -> ask(node(Role.CONTROLLER)))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("not known of 1 hosts: host1: ");
        assertThat(Found.in(findings)).isEmpty();
    }

    @Test
    void withoutAControllerThereIsNobodyToAsk() {
        assertThatThrownBy(() -> ask(node(Role.COMPUTE))).isInstanceOf(NotApplicable.class);
    }
}
