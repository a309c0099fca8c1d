package io.regioncheck.demo.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.node.Answer;
import io.regioncheck.node.NodeCommand;
import io.regioncheck.node.NodeUnreachable;
import io.regioncheck.node.Shells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The product's client asks the hosts as it asks real ones. */
@Timeout(60)
class SshHostsTests {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String REQUEST = "req-10c52dc4-0e64-40d3-95a7-77ad4959030e";
    private static final String SERVER = "172.24.4.38";
    private static final String PAGE = "smoke i-00000053 10.177.1.33/24\n";

    @TempDir
    private Path directory;

    private final Hosts hosts = new Hosts(RegionSize.LAB.hosts());
    private SshHosts ssh;
    private Shells shells;

    @BeforeEach
    void start() {
        // what clients a host has is the region's to say: HostSoftware
        hosts.commands().declare("command -v (openstack|nova) .*", (host, arguments) -> Outcome.ok("missing\n"));
        hosts.see(address -> Optional.of(PAGE).filter(page -> address.equals(SERVER)));
        ssh = SshHosts.start(hosts, directory.resolve("ssh"));
        shells = SshClients.shells(ssh);
    }

    @AfterEach
    void stop() {
        shells.close();
        ssh.close();
    }

    static Stream<NodeCommand> commands() {
        return NodeCommand.all().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandOfTheProductIsKnown(NodeCommand command) {
        assertThat(shells.run("outside", command, PATIENCE).exitCode()).isNotEqualTo(127);
        assertThat(hosts.commands().undeclared()).isEmpty();
    }

    @Test
    void hostsAreToldApart() {
        hosts.commands().declare("nc .*", (host, arguments) -> Outcome.ok(host.name()));
        NodeCommand command = NodeCommand.connect(SERVER, 80, 1);

        assertThat(ssh.places()).extracting(Place::host).containsExactly("controller", "compute1", "outside");
        assertThat(ssh.places())
                .allSatisfy(place -> assertThat(shells.run(place.host(), command, PATIENCE))
                        .isEqualTo(new Answer(0, place.host(), "")));
    }

    @Test
    void linesOfARequestComeBackInOrderAndNoOthers() {
        hosts.info(
                "controller",
                "nova-api",
                "nova.api.openstack.requestlog",
                REQUEST,
                "\"POST /v2.1/servers\" status: 202");
        hosts.info("controller", "nova-api", "nova.api.openstack.requestlog", "req-other", "\"GET /v2.1/servers\"");
        hosts.error(
                "controller", "nova-conductor", "nova.scheduler.utils", REQUEST, "nova.exception.NoValidHost: none");
        hosts.error("controller", "keystone", "keystone", REQUEST, "in a log that nobody searches");
        hosts.info("compute1", "nova-compute", "nova.compute.claims", REQUEST, "on another host");

        Answer all = shells.run("controller", NodeCommand.logLines(REQUEST, 60), PATIENCE);
        Answer last = shells.run("controller", NodeCommand.logLines(REQUEST, 1), PATIENCE);

        assertThat(all.output().lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("default] \"POST /v2.1/servers\" status: 202"),
                        line -> assertThat(line).endsWith("default] nova.exception.NoValidHost: none"));
        assertThat(last.output().lines()).singleElement().asString().contains("NoValidHost");
    }

    @Test
    void requestThatNobodyLoggedIsNoError() {
        assertThat(shells.run("compute1", NodeCommand.logLines(REQUEST, 60), PATIENCE))
                .isEqualTo(new Answer(0, "", ""));
    }

    @Test
    void serverIsSeenFromOutside() {
        assertThat(shells.run("outside", NodeCommand.httpGet(SERVER, 3), PATIENCE))
                .isEqualTo(new Answer(0, PAGE, ""));
        assertThat(shells.run("outside", NodeCommand.connect(SERVER, 80, 3), PATIENCE)
                        .isOk())
                .isTrue();
        assertThat(shells.run("outside", NodeCommand.connect(SERVER, 22, 3), PATIENCE))
                .isEqualTo(new Answer(1, "", ""));
        Answer pinged = shells.run("outside", NodeCommand.ping(SERVER, 3), PATIENCE);
        assertThat(pinged.isOk()).isTrue();
        assertThat(pinged.output()).contains("2 packets transmitted, 2 received, 0% packet loss");
    }

    @Test
    void addressThatNobodyHasStaysSilentForAShortTime() {
        assertThat(shells.run("outside", NodeCommand.httpGet("172.24.4.99", 3), PATIENCE))
                .isEqualTo(new Answer(28, "", ""));
        assertThat(shells.run("outside", NodeCommand.httpGet("172.24.4.99", 10), PATIENCE))
                .isEqualTo(new Answer(7, "", ""));
        assertThat(shells.run("outside", NodeCommand.connect("172.24.4.99", 80, 3), PATIENCE)
                        .exitCode())
                .isOne();
        Instant begin = Instant.now();
        Answer pinged = shells.run("outside", NodeCommand.ping("172.24.4.99", 3), PATIENCE);
        assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofMillis(300), Duration.ofSeconds(3));
        assertThat(pinged.exitCode()).isOne();
        assertThat(pinged.output()).contains("0 received, 100% packet loss");
    }

    @Test
    void onlyTheOutsideSeesFloatingAddresses() {
        Answer answer = shells.run("compute1", NodeCommand.httpGet(SERVER, 3), PATIENCE);

        assertThat(answer).isEqualTo(new Answer(127, "", "bash: line 1: curl: command not found\n"));
        assertThat(hosts.commands().undeclared())
                .singleElement()
                .matches(one -> one.host().equals("compute1"));
    }

    @Test
    void scriptThatThrowsIsAnAnswer() {
        hosts.commands().declare("ping .*", (host, arguments) -> {
            throw new IllegalStateException("no such bridge");
        });

        assertThat(shells.run("compute1", NodeCommand.ping(SERVER, 3), PATIENCE))
                .isEqualTo(new Answer(
                        255, "", "the demo region cannot answer: java.lang.IllegalStateException: no such bridge\n"));
    }

    @Test
    void othersAreNotLetIn() {
        try (Shells stranger = SshClients.shells(ssh, "root")) {
            assertThatThrownBy(() -> stranger.run("compute1", NodeCommand.ping(SERVER, 1), PATIENCE))
                    .isInstanceOf(NodeUnreachable.class)
                    .hasMessageContaining("is not accepted for user root");
        }
    }

    @Test
    void passwordsAreRefused() throws IOException {
        try (SshClient client = client();
                ClientSession session = connect(client)) {
            session.addPasswordIdentity("swordfish");

            assertThatThrownBy(() -> session.auth().verify(PATIENCE)).hasMessageContaining("No more authentication");
        }
    }

    @Test
    void commandsAreAllThatThereIs() throws IOException {
        try (SshClient client = client();
                ClientSession session = connect(client)) {
            session.setKeyIdentityProvider(new FileKeyPairProvider(ssh.privateKey()));
            session.auth().verify(PATIENCE);

            // else the client does not wait to hear whether it gets one
            CoreModuleProperties.REQUEST_SHELL_REPLY.set(session, true);
            for (ClientChannel channel :
                    List.of(session.createShellChannel(), session.createSubsystemChannel("sftp"))) {
                channel.open().verify(PATIENCE);
                assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE))
                        .as("what becomes of a channel whose request is refused")
                        .contains(ClientChannelEvent.CLOSED);
            }
            assertThatThrownBy(() -> session.startRemotePortForwarding(
                            new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress("127.0.0.1", 22)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void privateKeyIsItsOwnersAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ssh.privateKey())))
                .isEqualTo("rw-------");
    }

    private static SshClient client() {
        SshClient client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
        return client;
    }

    private ClientSession connect(SshClient client) throws IOException {
        return client.connect(SshHosts.USER, "127.0.0.1", ssh.places().get(0).port())
                .verify(PATIENCE)
                .getSession();
    }
}
