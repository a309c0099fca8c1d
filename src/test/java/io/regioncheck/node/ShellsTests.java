package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.regioncheck.environment.Node;
import io.regioncheck.environment.Nodes;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SSH to a host: who is believed, what comes back, and what is said when nothing does. */
@Timeout(30)
class ShellsTests {
    private static final NodeCommand PING = NodeCommand.ping("192.0.2.1", 2);
    private static final NodeCommand UNANSWERED = NodeCommand.ping("192.0.2.99", 2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    private KeyPair hostKey;
    private FakeHost host;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        hostKey = FakeHost.ed25519();
        host = new FakeHost(directory, hostKey).answering(PING, "2 received\n");
    }

    @AfterEach
    void stop() throws IOException {
        host.close();
    }

    @Test
    void commandIsAnswered() {
        try (Shells shells = shells(host.node(host.knownHosts()))) {
            assertThat(shells.run("host-1", PING, PATIENCE)).isEqualTo(new Answer(0, "2 received\n", ""));
        }
    }

    @Test
    void exitCodeAndErrorsComeBack() {
        host.answering(PING, (out, err) -> {
            err.write("no route".getBytes(StandardCharsets.UTF_8));
            return 2;
        });
        try (Shells shells = shells(host.node(host.knownHosts()))) {
            Answer answer = shells.run("host-1", PING, PATIENCE);

            assertThat(answer).isEqualTo(new Answer(2, "", "no route"));
            assertThat(answer.isOk()).isFalse();
        }
    }

    @Test
    void oneConnectionServesManyCommands() {
        try (Shells shells = shells(host.node(host.knownHosts()))) {
            for (int i = 0; i < 5; i++) {
                shells.run("host-1", PING, PATIENCE);
            }
        }
        assertThat(host.logins()).isEqualTo(1);
    }

    @Test
    void twoThreadsShareTheConnection() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        host.answering(PING, (out, err) -> {
            both.countDown();
            return both.await(5, TimeUnit.SECONDS) ? 0 : 1;
        });
        try (Shells shells = shells(host.node(host.knownHosts()))) {
            assertThat(onThreads(2, shells)).extracting(Answer::exitCode).containsOnly(0);
        }
        assertThat(host.logins()).isEqualTo(1);
    }

    @Test
    void noMoreCommandsAtOnceThanASshdAllows() throws Exception {
        host.atMostAtOnce(10).answering(PING, (out, err) -> {
            TimeUnit.MILLISECONDS.sleep(30);
            return 0;
        });
        try (Shells shells = shells(host.node(host.knownHosts()))) {
            assertThat(onThreads(30, shells)).extracting(Answer::exitCode).containsOnly(0);
        }
        assertThat(host.mostAtOnce()).isBetween(2, 10);
    }

    @Test
    void connectionThatEndedIsOpenedAgain() {
        try (Shells shells = shells(host.node(host.knownHosts()))) {
            shells.run("host-1", PING, PATIENCE);
            host.dropConnections();

            assertThat(shells.run("host-1", PING, PATIENCE).isOk()).isTrue();
        }
        assertThat(host.logins()).isEqualTo(2);
    }

    @Test
    void longOutputIsCutVisibly() {
        host.answering(PING, "x".repeat(300_000));
        try (Shells shells = shells(host.node(host.knownHosts()))) {
            assertThat(shells.run("host-1", PING, PATIENCE).output())
                    .hasSizeLessThan(263_000)
                    .endsWith("\n… cut: 300000 bytes in all\n");
        }
    }

    @Test
    void commandThatHangsIsGivenUp() {
        try (Shells shells = shells(host.node(host.knownHosts()))) {
            Instant begun = Instant.now();
            assertThatThrownBy(() -> shells.run("host-1", UNANSWERED, Duration.ofSeconds(1)))
                    .isInstanceOf(NodeUnreachable.class)
                    .hasMessageContaining("no answer to \"ping -c 2 -W 2 192.0.2.99\" within 1 s");

            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(4));
            assertThat(shells.run("host-1", PING, PATIENCE).isOk()).isTrue();
        }
    }

    @Test
    void interruptEndsTheWaiting() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        host.answering(UNANSWERED, (out, err) -> {
            runs.countDown();
            TimeUnit.SECONDS.sleep(10);
            return 0;
        });
        try (Shells shells = shells(host.node(host.knownHosts()))) {
            Thread waiting = new Thread(() -> {
                try {
                    shells.run("host-1", UNANSWERED, PATIENCE);
                } catch (RuntimeException ended) {
                    thrown.set(ended);
                }
            });
            waiting.start();
            assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();

            waiting.interrupt();
            waiting.join(2_000);

            assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void hashedHostKeyIsRecognised() throws GeneralSecurityException {
        Path hosts = host.knownHosts(hashed("[127.0.0.1]:" + host.port()), hostKey.getPublic());

        try (Shells shells = shells(host.node(hosts))) {
            assertThat(shells.run("host-1", PING, PATIENCE).isOk()).isTrue();
        }
    }

    @Test
    void hostKeyOfTheKindThatIsOnRecordIsAskedFor() throws Exception {
        try (FakeHost two = new FakeHost(directory, FakeHost.ecdsa(), hostKey)) {
            two.answering(PING, "2 received\n");
            Path hosts = two.knownHosts("[127.0.0.1]:" + two.port(), hostKey.getPublic());
            try (Shells shells = shells(two.node(hosts))) {
                assertThat(shells.run("host-1", PING, PATIENCE).isOk()).isTrue();
            }
        }
    }

    @Test
    void unknownHostIsRefused() throws IOException {
        Path hosts = Files.writeString(directory.resolve("known_hosts"), "");

        assertThat(refusal(host.node(hosts)))
                .contains("its host key is not in " + hosts)
                .contains("ssh-keyscan");
        assertThat(host.logins()).isZero();
    }

    @Test
    void missingFileOfHostKeysIsAnUnknownHost() {
        assertThat(refusal(host.node(directory.resolve("none")))).contains("its host key is not in");
    }

    @Test
    void hostWithAnotherKeyThanOnRecordIsRefused() throws GeneralSecurityException {
        Path hosts =
                host.knownHosts("[127.0.0.1]:" + host.port(), FakeHost.ed25519().getPublic());

        assertThat(refusal(host.node(hosts)))
                .contains("its host key is another than the one in " + hosts)
                .contains("ask whoever runs it");
        assertThat(host.logins()).isZero();
    }

    @Test
    void keyOfAnotherPortIsNoProof() {
        Path hosts = host.knownHosts("[127.0.0.1]:1", hostKey.getPublic());

        assertThat(refusal(host.node(hosts))).contains("its host key is not in");
    }

    @Test
    void anyHostIsBelievedWithoutVerification() {
        Node node = host.node(directory.resolve("id_ed25519"), Optional.empty(), false);
        try (Shells shells = shells(node)) {
            assertThat(shells.run("host-1", PING, PATIENCE).isOk()).isTrue();
        }
    }

    @Test
    void wrongKeyIsSaid() throws Exception {
        Path other = directory.resolve("other");
        FakeHost.newKey(other);

        assertThat(refusal(host.node(other, Optional.of(host.knownHosts()), true)))
                .contains("the key " + other + " is not accepted for user verifier")
                .contains("try: ssh -i " + other);
    }

    @Test
    void missingKeyIsSaid() {
        Path none = directory.resolve("none");

        assertThat(refusal(host.node(none, Optional.of(host.knownHosts()), true)))
                .contains("cannot read the private key " + none);
    }

    @Test
    void fileThatHoldsNoKeyIsSaid() throws IOException {
        Path junk = Files.writeString(directory.resolve("junk"), "not a key\n");

        assertThat(refusal(host.node(junk, Optional.of(host.knownHosts()), true)))
                .contains("cannot read the private key " + junk);
    }

    @Test
    void nobodyListeningIsSaid() throws IOException {
        Node node = host.node(host.knownHosts());
        host.close();

        assertThat(refusal(node)).contains("host-1 (verifier@127.0.0.1:").contains("connection refused");
    }

    @Test
    void somethingElseOnThePortIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            Node known = host.node(host.knownHosts());
            Node node = new Node(
                    "host-1",
                    known.roles(),
                    new io.regioncheck.environment.SshAccess(
                            "127.0.0.1",
                            silent.getLocalPort(),
                            "verifier",
                            known.ssh().privateKey(),
                            known.ssh().knownHosts(),
                            true));

            Instant begun = Instant.now();
            try (Shells shells = new Shells(new Nodes(List.of(node)), Duration.ofSeconds(1))) {
                assertThatThrownBy(() -> shells.run("host-1", PING, PATIENCE))
                        .isInstanceOf(NodeUnreachable.class)
                        .hasMessageContaining("no login");
            }
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void nodeThatTheEnvironmentDoesNotHaveIsSaid() {
        try (Shells shells = shells(host.node(host.knownHosts()))) {
            assertThatThrownBy(() -> shells.run("host-2", PING, PATIENCE))
                    .isInstanceOf(NodeUnreachable.class)
                    .hasMessageContaining("host-2")
                    .hasMessageContaining("nodes.hosts");
        }
    }

    private static String refusal(Node node) {
        try (Shells shells = shells(node)) {
            Throwable thrown = catchThrowable(() -> shells.run("host-1", PING, PATIENCE));
            assertThat(thrown).isInstanceOf(NodeUnreachable.class);
            return thrown.toString();
        }
    }

    private static Shells shells(Node node) {
        return new Shells(new Nodes(List.of(node)));
    }

    private static List<Answer> onThreads(int number, Shells shells) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(number);
        try {
            List<Future<Answer>> asked = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                asked.add(threads.submit(() -> shells.run("host-1", PING, PATIENCE)));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : asked) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Returns a host as {@code ssh-keygen -H} writes it: sshd(8), SSH_KNOWN_HOSTS FILE FORMAT. */
    private static String hashed(String host) throws GeneralSecurityException {
        byte[] salt = new byte[20];
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(salt, "HmacSHA1"));
        byte[] digest = mac.doFinal(host.getBytes(StandardCharsets.UTF_8));
        Base64.Encoder base64 = Base64.getEncoder();
        return "|1|" + base64.encodeToString(salt) + "|" + base64.encodeToString(digest);
    }
}
