package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.regioncheck.environment.Gather;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Nodes;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sshd and ssh-keygen of OpenSSH itself, where this machine has them: it lets in whoever runs the tests. */
@Timeout(90)
class OpenSshTests {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final Path KEYGEN = Path.of("/usr/bin/ssh-keygen");
    private static final Path SSH = Path.of("/usr/bin/ssh");
    private static final String USER = System.getProperty("user.name");

    @TempDir
    private Path directory;

    private final List<Process> started = new ArrayList<>();
    private int port;

    @BeforeEach
    void makeKeys() throws Exception {
        assumeThat(List.of(SSHD, KEYGEN, SSH)).allMatch(Files::isExecutable);
        for (String name : List.of("authority", "host", "id_ed25519")) {
            ran(KEYGEN.toString(), "-q", "-t", "ed25519", "-N", "", "-f", file(name));
        }
        ran(KEYGEN.toString(), "-q", "-t", "rsa", "-b", "3072", "-N", "", "-f", file("id_rsa"));
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroy);
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private static void ran(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private static boolean runs(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    /** Starts one with these lines besides what it needs, on a port of its own; where OpenSSH's own client cannot get in, nor can we. */
    private void start(String... lines) throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path configuration = directory.resolve("sshd_config");
        Files.write(
                configuration,
                Stream.concat(
                                Stream.of(
                                        "Port " + port,
                                        "ListenAddress 127.0.0.1",
                                        "HostKey " + file("host"),
                                        "StrictModes no",
                                        "UsePAM no",
                                        "PasswordAuthentication no",
                                        "KbdInteractiveAuthentication no",
                                        "PermitRootLogin prohibit-password",
                                        "PidFile none"),
                                Arrays.stream(lines))
                        .toList());
        started.add(new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sshd.log").toFile())
                .start());
        assumeThat(started.get(0).waitFor(300, TimeUnit.MILLISECONDS))
                .as("sshd may not be started here: %s", Files.readString(directory.resolve("sshd.log")))
                .isFalse();
        await().until(this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private void knownByItsKey() throws IOException {
        Files.writeString(
                directory.resolve("known_hosts"),
                "[127.0.0.1]:" + port + " " + Files.readString(directory.resolve("host.pub")));
    }

    private void authorize(String key) throws IOException {
        Files.copy(directory.resolve(key + ".pub"), directory.resolve("authorized"));
    }

    private void assumeClientGetsIn(String key) throws Exception {
        assumeThat(runs(
                        SSH.toString(),
                        "-F",
                        "none",
                        "-o",
                        "BatchMode=yes",
                        "-o",
                        "UserKnownHostsFile=" + file("known_hosts"),
                        "-i",
                        file(key),
                        "-p",
                        String.valueOf(port),
                        USER + "@127.0.0.1",
                        "true"))
                .as("an account that ssh itself gets into")
                .isTrue();
    }

    private Node node(String name, String key, Optional<SshAccess> via) {
        return new Node(
                name,
                Set.of(Role.COMPUTE),
                new SshAccess(
                        "127.0.0.1",
                        port,
                        USER,
                        directory.resolve(key),
                        Optional.of(directory.resolve("known_hosts")),
                        true,
                        via));
    }

    private static Gathered gathered(List<Node> nodes) {
        Gather gather = new Gather(20, 4, Duration.ofSeconds(30), Duration.ofHours(1), List.of("br-int"));
        try (Shells shells = new Shells(new Nodes(nodes, gather), Duration.ofSeconds(10));
                Gathering gathering = shells.gathering(Set.of(Item.CLOCK))) {
            return gathering.gathered();
        }
    }

    private static void assertTells(Gathered gathered, int hosts) {
        assertThat(gathered.unreached()).isEmpty();
        assertThat(gathered.hosts())
                .hasSize(hosts)
                .allSatisfy(one -> assertThat(one.clock())
                        .hasValueSatisfying(
                                clock -> assertThat(clock.ahead().abs()).isLessThan(Duration.ofSeconds(5))));
    }

    @Test
    void hostTellsItsTime() throws Exception {
        authorize("id_ed25519");
        start("AuthorizedKeysFile " + file("authorized"));
        knownByItsKey();
        assumeClientGetsIn("id_ed25519");

        assertTells(gathered(List.of(node("host", "id_ed25519", Optional.empty()))), 1);
    }

    @Test
    void rsaKeyWillDo() throws Exception {
        authorize("id_rsa");
        start("AuthorizedKeysFile " + file("authorized"));
        knownByItsKey();
        assumeClientGetsIn("id_rsa");

        assertTells(gathered(List.of(node("host", "id_rsa", Optional.empty()))), 1);
    }

    @Test
    void certificatesOfUserAndHostAreThoseOfSshKeygen() throws Exception {
        ran(KEYGEN.toString(), "-q", "-s", file("authority"), "-I", "user", "-n", USER, file("id_ed25519.pub"));
        ran(KEYGEN.toString(), "-q", "-s", file("authority"), "-I", "host", "-h", "-n", "127.0.0.1", file("host.pub"));
        start(
                "AuthorizedKeysFile none",
                "TrustedUserCAKeys " + file("authority.pub"),
                "HostCertificate " + file("host-cert.pub"));
        Files.writeString(
                directory.resolve("known_hosts"),
                "@cert-authority * " + Files.readString(directory.resolve("authority.pub")));
        assumeClientGetsIn("id_ed25519");

        assertTells(gathered(List.of(node("host", "id_ed25519", Optional.empty()))), 1);
    }

    @Test
    void hashedKnownHostsOfSshKeygenAreRead() throws Exception {
        authorize("id_ed25519");
        start("AuthorizedKeysFile " + file("authorized"));
        knownByItsKey();
        assumeClientGetsIn("id_ed25519");
        ran(KEYGEN.toString(), "-q", "-H", "-f", file("known_hosts"));
        assertThat(Files.readString(directory.resolve("known_hosts"))).startsWith("|1|");

        assertTells(gathered(List.of(node("host", "id_ed25519", Optional.empty()))), 1);
    }

    @Test
    void manyHostsStandBehindAJumpHost() throws Exception {
        authorize("id_ed25519");
        // more than MaxSessions lets be at once in one connection: tunnels are no sessions
        start("AuthorizedKeysFile " + file("authorized"), "MaxSessions 1");
        knownByItsKey();
        assumeClientGetsIn("id_ed25519");
        SshAccess jump = node("jump", "id_ed25519", Optional.empty()).ssh();

        List<Node> nodes = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> {
                    SshAccess ssh =
                            node("host", "id_ed25519", Optional.of(jump)).ssh();
                    Path own = directory.resolve("id-" + i);
                    try {
                        Files.copy(ssh.privateKey(), own);
                    } catch (IOException failure) {
                        throw new java.io.UncheckedIOException(failure);
                    }
                    return new Node(
                            "host-" + i,
                            Set.of(Role.COMPUTE),
                            new SshAccess(
                                    ssh.address(), ssh.port(), ssh.user(), own, ssh.knownHosts(), true, ssh.via()));
                })
                .toList();

        assertTells(gathered(nodes), 6);
    }

    @Test
    void sshdThatForwardsNothingIsNamed() throws Exception {
        authorize("id_ed25519");
        start("AuthorizedKeysFile " + file("authorized"), "AllowTcpForwarding no");
        knownByItsKey();
        assumeClientGetsIn("id_ed25519");
        SshAccess jump = node("jump", "id_ed25519", Optional.empty()).ssh();

        assertThat(gathered(List.of(node("host", "id_ed25519", Optional.of(jump))))
                        .unreached())
                .singleElement()
                .satisfies(one -> assertThat(one.happened()).contains("through the jump host " + USER + "@127.0.0.1:"));
    }

    @Test
    void keyThatIsNotAuthorizedIsSaid() throws Exception {
        authorize("id_rsa");
        start("AuthorizedKeysFile " + file("authorized"));
        knownByItsKey();
        assumeClientGetsIn("id_rsa");

        try (Shells shells = new Shells(new Nodes(List.of(node("host", "id_ed25519", Optional.empty()))))) {
            assertThatThrownBy(() -> shells.run("host", NodeCommand.ping("127.0.0.1", 1), Duration.ofSeconds(10)))
                    .isInstanceOf(NodeUnreachable.class)
                    .hasMessageContaining("the key " + file("id_ed25519") + " is not accepted for user " + USER);
        }
    }
}
