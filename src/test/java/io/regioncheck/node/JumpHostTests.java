package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.environment.Gather;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Nodes;
import io.regioncheck.environment.SshAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.sshd.certificate.OpenSshCertificateBuilder;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts behind a jump host: one connection to it, so many hosts at a time, and what is said when it is not well. */
@Timeout(90)
class JumpHostTests {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration HOST_DEADLINE = Duration.ofSeconds(10);
    private static final int BEHIND_ONE = 3;

    @TempDir
    private Path directory;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private FakeHost jump;
    private FakeHost host;

    @BeforeEach
    void start() throws Exception {
        host = start("host").gathering();
        jump = start("jump").forwarding(AcceptAllForwardingFilter.INSTANCE);
    }

    private FakeHost start(String name) throws Exception {
        KeyPair key = FakeHost.ed25519();
        FakeHost started = new FakeHost(Files.createDirectory(directory.resolve(name)), key);
        opened.add(started);
        known(started.port(), key.getPublic());
        return started;
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    @Test
    void hostsAreReachedThroughOneConnection() {
        Gathered gathered = gathered(behind(access(jump), 7));

        assertThat(gathered.hosts()).hasSize(7);
        assertThat(jump.logins()).isEqualTo(1);
        assertThat(host.logins()).isEqualTo(7);
    }

    @Test
    void jumpHostMayStandBehindAnother() throws Exception {
        FakeHost outer = start("outer").forwarding(AcceptAllForwardingFilter.INSTANCE);
        SshAccess inner = access(jump);
        SshAccess both = new SshAccess(
                inner.address(),
                inner.port(),
                inner.user(),
                inner.privateKey(),
                inner.knownHosts(),
                true,
                Optional.of(access(outer)));

        assertThat(gathered(behind(both, 3)).hosts()).hasSize(3);
        assertThat(outer.logins()).isEqualTo(1);
        assertThat(jump.logins()).isEqualTo(1);
    }

    @Test
    void noMoreAreAskedAtOnceThanItMayCarry() {
        host.gathering((in, out, err) -> {
            String answer = FakeHost.frames(FakeHost.nonce(in), "1700000000.5");
            TimeUnit.MILLISECONDS.sleep(50);
            out.write(answer.getBytes(StandardCharsets.UTF_8));
            return 0;
        });

        assertThat(gathered(behind(access(jump), 12)).hosts()).hasSize(12);
        assertThat(host.mostAtOnce()).isBetween(2, BEHIND_ONE);
    }

    @Test
    void jumpHostThatHangsCostsItsOwnTimeOnceHoweverManyAreBehindIt() throws Exception {
        OtherPort silent =
                new OtherPort((caller, call) -> caller.getInputStream().readAllBytes());
        opened.add(silent);
        SshAccess hanging = access(jump, silent.port());

        Instant begun = Instant.now();
        Gathered gathered = gathered(
                Stream.concat(behind(hanging, 12).stream(), direct(3).stream()).toList());

        assertThat(Duration.between(begun, Instant.now()))
                .as("asked once, not once for every three hosts")
                .isLessThan(PATIENCE.multipliedBy(2).plusSeconds(3));
        assertThat(gathered.hosts()).hasSize(3);
        assertThat(gathered.unreached())
                .hasSize(12)
                .allSatisfy(one -> assertThat(one.happened())
                        .startsWith("its jump host cannot be asked: ")
                        .contains("no login within 2 s: nothing came from it"));
        assertThat(silent.calls()).isEqualTo(1);
    }

    @Test
    void jumpHostWithAnotherKeyIsNotBelieved() throws Exception {
        Files.delete(directory.resolve("known_hosts"));
        known(host.port(), FakeHost.ed25519().getPublic());
        known(jump.port(), FakeHost.ed25519().getPublic());

        assertThat(gathered(behind(access(jump), 1)).unreached())
                .singleElement()
                .satisfies(one -> assertThat(one.happened())
                        .startsWith("its jump host cannot be asked: ")
                        .contains("its host key is another than the one in "));
        assertThat(jump.logins()).isZero();
    }

    @Test
    void keyOfTheHostItselfCountsAndNotThatOfTheTunnel() throws Exception {
        Files.delete(directory.resolve("known_hosts"));
        known(jump.port(), jump.hostKey());
        known(host.port(), FakeHost.ed25519().getPublic());

        assertThat(gathered(behind(access(jump), 1)).unreached())
                .singleElement()
                .satisfies(one -> assertThat(one.happened())
                        .startsWith("its host key is another than the one in ")
                        .endsWith(", through the jump host verifier@127.0.0.1:" + jump.port()));
        assertThat(host.logins()).isZero();
    }

    @Test
    void certificateIsForTheHostBehindItAndNotForTheTunnel() throws Exception {
        KeyPair authority = FakeHost.ed25519();
        KeyPair key = FakeHost.ed25519();
        FakeHost certified = new FakeHost(Files.createDirectory(directory.resolve("certified")), key)
                .gathering()
                .certified(OpenSshCertificateBuilder.hostCertificate()
                        .serial(1)
                        .id("host")
                        .publicKey(key.getPublic())
                        .principals(List.of("localhost"))
                        .validAfter(Instant.now().minus(Duration.ofMinutes(5)))
                        .validBefore(Instant.now().plus(Duration.ofHours(1)))
                        .sign(authority));
        opened.add(certified);
        Files.writeString(
                directory.resolve("known_hosts"),
                "@cert-authority localhost " + PublicKeyEntry.toString(authority.getPublic()) + "\n",
                StandardOpenOption.APPEND);
        SshAccess own = access(certified);
        SshAccess behind = new SshAccess(
                "localhost",
                own.port(),
                own.user(),
                own.privateKey(),
                own.knownHosts(),
                true,
                Optional.of(access(jump)));

        assertThat(gathered(List.of(new Node(
                                "certified", host.node("x", 1, Optional.empty()).roles(), behind)))
                        .hosts())
                .hasSize(1);
    }

    @Test
    void hostThatRefusesBehindItIsNamed() throws Exception {
        Node refusing = host.node("refusing", closedPort(), Optional.of(access(jump)));

        Gathered gathered = gathered(Stream.concat(Stream.of(refusing), behind(access(jump), 2).stream())
                .toList());

        assertThat(gathered.hosts()).hasSize(2);
        assertThat(gathered.unreached()).singleElement().satisfies(one -> {
            assertThat(one.node()).isEqualTo("refusing");
            assertThat(one.happened()).endsWith(", through the jump host verifier@127.0.0.1:" + jump.port());
        });
    }

    @Test
    void jumpHostThatForwardsNothingIsNamed() {
        jump.forwarding(RejectAllForwardingFilter.INSTANCE);

        assertThat(gathered(behind(access(jump), 1)).unreached())
                .singleElement()
                .satisfies(one -> assertThat(one.happened())
                        .endsWith(", through the jump host verifier@127.0.0.1:" + jump.port()));
    }

    private Gathered gathered(List<Node> nodes) {
        Gather gather = new Gather(20, BEHIND_ONE, HOST_DEADLINE, Duration.ofHours(1), List.of("br-int"));
        try (Shells shells = new Shells(new Nodes(nodes, gather), PATIENCE);
                Gathering gathering = shells.gathering(Set.of(Item.CLOCK))) {
            return gathering.gathered();
        }
    }

    private List<Node> behind(SshAccess through, int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> host.node("host-" + i, host.port(), Optional.of(through)))
                .map(this::knowing)
                .toList();
    }

    private List<Node> direct(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> host.node("direct-" + i, host.port(), Optional.empty()))
                .map(this::knowing)
                .toList();
    }

    private Node knowing(Node node) {
        SshAccess ssh = node.ssh();
        return new Node(
                node.name(),
                node.roles(),
                new SshAccess(
                        ssh.address(),
                        ssh.port(),
                        ssh.user(),
                        ssh.privateKey(),
                        Optional.of(directory.resolve("known_hosts")),
                        true,
                        ssh.via()));
    }

    private SshAccess access(FakeHost to) {
        return access(to, to.port());
    }

    private SshAccess access(FakeHost to, int port) {
        SshAccess own = to.node(directory.resolve("known_hosts")).ssh();
        return new SshAccess(own.address(), port, own.user(), own.privateKey(), own.knownHosts(), true);
    }

    private void known(int port, PublicKey key) throws IOException {
        Files.writeString(
                directory.resolve("known_hosts"),
                "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(key) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static int closedPort() throws IOException {
        try (java.net.ServerSocket closed = new java.net.ServerSocket(0)) {
            return closed.getLocalPort();
        }
    }
}
