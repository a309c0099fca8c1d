package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.regioncheck.environment.Node;
import io.regioncheck.environment.Nodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keys that only a real ssh-agent has. */
@Timeout(60)
class AgentTests {
    private static final NodeCommand PING = NodeCommand.ping("192.0.2.1", 2);
    private static final Path AGENT = Path.of("/usr/bin/ssh-agent");
    private static final Path ADD = Path.of("/usr/bin/ssh-add");

    @TempDir
    private Path directory;

    private final List<PublicKey> offered = new CopyOnWriteArrayList<>();
    private Path socket;
    private Process agent;
    private PublicKey known;
    private FakeHost host;

    @BeforeEach
    void start() throws Exception {
        assumeThat(AGENT).isExecutable();
        assumeThat(ADD).isExecutable();
        socket = directory.resolve("agent");
        agent = new ProcessBuilder(AGENT.toString(), "-D", "-a", socket.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        await().until(() -> Files.exists(socket));
        known = add("wanted");
        host = new FakeHost(Files.createDirectory(directory.resolve("host")), FakeHost.ed25519())
                .answering(PING, "2 received\n")
                .lettingIn((user, key, session) -> {
                    offered.add(key);
                    return KeyUtils.compareKeys(key, known);
                });
    }

    @AfterEach
    void stop() throws IOException {
        if (host != null) {
            host.close();
        }
        if (agent != null) {
            agent.destroy();
        }
    }

    /** Gives the agent a key of which no file is left but the public half. */
    private PublicKey add(String name) throws Exception {
        Path file = directory.resolve(name);
        KeyPair pair = FakeHost.newKey(file);
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        ProcessBuilder adding = new ProcessBuilder(ADD.toString(), file.toString()).redirectErrorStream(true);
        adding.environment().put("SSH_AUTH_SOCK", socket.toString());
        Process added = adding.start();
        String said = new String(added.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(added.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(added.exitValue()).as(said).isZero();
        Files.delete(file);
        return pair.getPublic();
    }

    private Shells shells(Path key) {
        Node node = host.node(key, Optional.of(host.knownHosts()), true);
        Nodes nodes = new Nodes(List.of(node));
        return new Shells(
                nodes,
                new Connections(
                        new Patience(Duration.ofSeconds(10), Duration.ofSeconds(20)),
                        Optional.of(new Agent(socket, Optional.empty())),
                        Connections.hearing()));
    }

    private Answer answer(Path key) {
        try (Shells shells = shells(key)) {
            return shells.run("host-1", PING, Duration.ofSeconds(10));
        }
    }

    @Test
    void agentIsAskedWhereThereIsNoFile() {
        assertThat(answer(directory.resolve("none")).isOk()).isTrue();
    }

    @Test
    void agentIsAskedWhereTheFileHasAPassphrase() throws Exception {
        Path locked = directory.resolve("locked");
        Process made = new ProcessBuilder(
                        "/usr/bin/ssh-keygen", "-q", "-t", "ed25519", "-N", "swordfish", "-f", locked.toString())
                .start();
        assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();
        Files.delete(directory.resolve("locked.pub"));

        assertThat(answer(locked).isOk()).isTrue();
    }

    /** A host counts each key that it does not take, and ends the connection after some (sshd_config, MaxAuthTries). */
    @Test
    void onlyTheKeyOfTheFileIsShownThoughTheAgentHasMany() throws Exception {
        for (int i = 0; i < 8; i++) {
            add("other-" + i);
        }
        known = add("last");
        Files.writeString(directory.resolve("mine.pub"), PublicKeyEntry.toString(known) + "\n");

        assertThat(answer(directory.resolve("mine")).isOk()).isTrue();
        assertThat(offered)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(KeyUtils.compareKeys(key, known)).isTrue());
    }

    @Test
    void keyOfTheFileIsShownAndNotTheAgents() throws Exception {
        Path file = directory.resolve("own");
        PublicKey own = FakeHost.newKey(file).getPublic();
        known = own;

        assertThat(answer(file).isOk()).isTrue();
        assertThat(offered)
                .allSatisfy(key -> assertThat(KeyUtils.compareKeys(key, own)).isTrue());
    }

    @Test
    void agentWithoutTheRightKeyIsSaid() throws Exception {
        known = FakeHost.ed25519().getPublic();

        assertThatThrownBy(() -> answer(directory.resolve("none")))
                .isInstanceOf(NodeUnreachable.class)
                .hasMessageContaining("no key of the agent is accepted for user verifier");
    }

    @Test
    void agentThatIsGoneIsSaid() throws Exception {
        agent.destroy();
        assertThat(agent.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> answer(directory.resolve("none"))).isInstanceOf(NodeUnreachable.class);
    }
}
