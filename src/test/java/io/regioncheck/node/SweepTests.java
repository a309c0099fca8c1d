package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.environment.Gather;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Nodes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many hosts at once, and what each that is not well costs the others. */
@Timeout(90)
class SweepTests {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration HOST_DEADLINE = Duration.ofSeconds(8);
    private static final Duration SLACK = Duration.ofSeconds(3);

    @TempDir
    private Path directory;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private PublicKey hostKey;
    private FakeHost host;

    @BeforeEach
    void start() throws Exception {
        java.security.KeyPair key = FakeHost.ed25519();
        hostKey = key.getPublic();
        host = new FakeHost(directory, key).gathering();
        opened.add(host);
        known(host.port(), hostKey);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    @Test
    void eachTroubleIsNamedInWordsOfItsOwnAndTheOthersAreTold() throws Exception {
        FakeHost hangs = another((in, out, err) -> {
            FakeHost.nonce(in);
            new CountDownLatch(1).await();
            return 0;
        });
        FakeHost floods = another((in, out, err) -> {
            String line = FakeHost.nonce(in) + " begin clock p\n" + "x".repeat(8_000) + "\n";
            while (true) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        });
        FakeHost noShell = another((in, out, err) -> {
            out.write("This account is currently not available.\n".getBytes(StandardCharsets.UTF_8));
            return 1;
        });
        FakeHost changed = new FakeHost(sub("changed"), FakeHost.ed25519()).gathering();
        opened.add(changed);
        known(changed.port(), FakeHost.ed25519().getPublic());
        List<Node> nodes = Stream.concat(
                        good(4).stream(),
                        Stream.of(
                                node("silent", open(OtherPort.silent()).port()),
                                node(
                                        "greets",
                                        open(OtherPort.saying("SSH-2.0-Other\r\n"))
                                                .port()),
                                node(
                                        "garbage",
                                        open(OtherPort.saying("\0\1\2".repeat(5_000) + "\r\n"))
                                                .port()),
                                node(
                                        "chatty",
                                        open(OtherPort.flooding("not yet\r\n")).port()),
                                node("refuses", closedPort()),
                                node("changed", changed.port()),
                                node("hangs", hangs.port()),
                                node("floods", floods.port()),
                                node("no-shell", noShell.port())))
                .toList();

        Instant begun = Instant.now();
        Gathered gathered = gathered(nodes, 20);

        assertThat(Duration.between(begun, Instant.now())).isLessThan(HOST_DEADLINE.plus(SLACK));
        assertThat(told(gathered)).containsExactly("good-1", "good-2", "good-3", "good-4");
        Map<String, String> words = words(gathered);
        assertThat(words.get("silent")).isEqualTo("no login within 2 s: nothing came from it");
        assertThat(words.get("greets")).isEqualTo("no login within 2 s: it said who it is, and no more, asked twice");
        assertThat(words.get("garbage")).startsWith("no login: ");
        assertThat(words.get("chatty")).startsWith("no login: ");
        assertThat(words.get("refuses")).isEqualTo("connection refused");
        assertThat(words.get("changed")).startsWith("its host key is another than the one in ");
        assertThat(words.get("hangs")).isEqualTo("its time was over after 8 s");
        assertThat(failed(gathered, "floods")).contains("it sends more than it was asked for");
        assertThat(words.get("no-shell")).contains("\"This account is currently not available.\"");
    }

    @Test
    void whatWasToldBeforeTheConnectionBrokeIsKept() throws Exception {
        FakeHost breaks = another((in, out, err) -> 0);
        breaks.gathering((in, out, err) -> {
            String all = FakeHost.frames(FakeHost.nonce(in), "1700000000.5");
            out.write(all.substring(0, all.indexOf(".5")).getBytes(StandardCharsets.UTF_8));
            out.flush();
            breaks.dropConnections();
            return 0;
        });

        Gathered gathered = gathered(List.of(node("breaks", breaks.port())), 1);

        assertThat(gathered.unreached()).isEmpty();
        assertThat(failed(gathered, "breaks")).contains("the host did not tell clock", "broke");
    }

    @Test
    void manyThatHangCostNoMoreThanTheDeadlineOfOne() throws Exception {
        Instant begun = Instant.now();
        gathered(good(40), 10);
        Duration without = Duration.between(begun, Instant.now());
        FakeHost hangs = another((in, out, err) -> {
            new CountDownLatch(1).await();
            return 0;
        });
        OtherPort silent = open(OtherPort.silent());

        begun = Instant.now();
        Gathered gathered = gathered(
                Stream.of(nodes("silent", 5, silent.port()), nodes("hangs", 5, hangs.port()), good(40))
                        .flatMap(List::stream)
                        .toList(),
                10);

        assertThat(Duration.between(begun, Instant.now()))
                .isLessThan(without.plus(HOST_DEADLINE).plus(SLACK));
        assertThat(gathered.hosts()).hasSize(40);
        assertThat(words(gathered).keySet())
                .containsExactlyInAnyOrder(
                        "silent-1",
                        "silent-2",
                        "silent-3",
                        "silent-4",
                        "silent-5",
                        "hangs-1",
                        "hangs-2",
                        "hangs-3",
                        "hangs-4",
                        "hangs-5");
        assertThat(silent.calls()).as("who says nothing is not asked again").isEqualTo(5);
    }

    @Test
    void hostThatWasTooSlowOnceIsAskedAgain() throws Exception {
        OtherPort slow = open(OtherPort.leadingTo(host.port(), 2, "SSH-2.0-Slow\r\n"));
        known(slow.port(), hostKey);

        Gathered gathered = gathered(List.of(node("slow", slow.port()), good(1).get(0)), 5);

        assertThat(told(gathered)).containsExactly("slow", "good-1");
        assertThat(gathered.unreached()).isEmpty();
        assertThat(slow.calls()).isEqualTo(2);
    }

    @Test
    void hostsThatAnswerSlowlyAreNotJoinedByEverMore() throws Exception {
        OtherPort slow = open(OtherPort.silent());

        Gathered gathered = gathered(nodes("slow", 12, slow.port()), 3);

        assertThat(gathered.unreached()).hasSize(12);
        assertThat(slow.mostAtOnce())
                .as(
                        "three, and three that have given up their places; one of them may not have hung up yet when the next calls")
                .isBetween(4, 8);
    }

    @Test
    void hostsThatAreDarkGiveTheirPlaceToTheNext() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<java.net.Socket> waiting = fill(full);
            Instant begun = Instant.now();

            Gathered gathered = gathered(
                    Stream.concat(nodes("dark", 8, full.getLocalPort()).stream(), good(2).stream())
                            .toList(),
                    1);

            assertThat(told(gathered)).containsExactly("good-1", "good-2");
            assertThat(words(gathered).values()).containsOnly("no connection within 2 s");
            assertThat(Duration.between(begun, Instant.now()))
                    .as("one after the other they take sixteen seconds")
                    .isLessThan(PATIENCE.plus(HOST_DEADLINE));
            for (java.net.Socket one : waiting) {
                one.close();
            }
        }
    }

    /** Connects until the kernel answers no more. */
    private static List<java.net.Socket> fill(ServerSocket full) throws IOException {
        List<java.net.Socket> waiting = new ArrayList<>();
        while (true) {
            java.net.Socket one = new java.net.Socket();
            try {
                one.connect(full.getLocalSocketAddress(), 300);
                waiting.add(one);
            } catch (java.net.SocketTimeoutException dark) {
                one.close();
                return waiting;
            }
        }
    }

    private Gathered gathered(List<Node> nodes, int atOnce) {
        Gather gather = new Gather(atOnce, 10, HOST_DEADLINE, Duration.ofHours(1), List.of("br-int"));
        try (Shells shells = new Shells(new Nodes(nodes, gather), PATIENCE);
                Gathering gathering = shells.gathering(Set.of(Item.CLOCK))) {
            return gathering.gathered();
        }
    }

    private static List<String> told(Gathered gathered) {
        return gathered.hosts().stream()
                .filter(one -> one.of(Item.CLOCK) instanceof Reading.Text)
                .map(one -> one.host().name())
                .toList();
    }

    private static String failed(Gathered gathered, String host) {
        return gathered.hosts().stream()
                .filter(one -> one.host().name().equals(host))
                .map(one -> one.of(Item.CLOCK))
                .filter(Reading.Failed.class::isInstance)
                .map(reading -> ((Reading.Failed) reading).why())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> words(Gathered gathered) {
        return gathered.unreached().stream()
                .collect(Collectors.toMap(NodeUnreachable::node, NodeUnreachable::happened));
    }

    private List<Node> good(int number) {
        return nodes("good", number, host.port());
    }

    private List<Node> nodes(String name, int number, int port) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> node(name + "-" + i, port))
                .toList();
    }

    /** Returns a host of its own: each has another user. */
    private Node node(String name, int port) {
        return host.node(name, port, Optional.empty());
    }

    private FakeHost another(FakeHost.Shell shell) throws Exception {
        java.security.KeyPair key = FakeHost.ed25519();
        FakeHost another = new FakeHost(sub("another-" + opened.size()), key)
                .lettingIn((user, shown, session) -> true)
                .gathering(shell);
        opened.add(another);
        known(another.port(), key.getPublic());
        return another;
    }

    private OtherPort open(OtherPort port) {
        opened.add(port);
        return port;
    }

    private Path sub(String name) throws IOException {
        return Files.createDirectory(directory.resolve(name));
    }

    private void known(int port, PublicKey key) throws IOException {
        Files.writeString(
                directory.resolve("known_hosts"),
                "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(key) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closed.getLocalPort();
        }
    }
}
