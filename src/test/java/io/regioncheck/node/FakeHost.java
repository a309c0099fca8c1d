package io.regioncheck.node;

import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.forward.ForwardingFilter;

/** A host with a real SSH server, which answers commands from a table; {@code hang} hangs until somebody goes. */
final class FakeHost implements AutoCloseable {
    static final String USER = "verifier";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path directory;
    private final List<KeyPair> hostKeys;
    private final Map<String, Shell> scripts = new ConcurrentHashMap<>();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    /** What a command does. */
    @FunctionalInterface
    interface Script {
        int run(OutputStream out, OutputStream err) throws IOException, InterruptedException;
    }

    /** What a command does that reads. */
    @FunctionalInterface
    interface Shell {
        int run(InputStream in, OutputStream out, OutputStream err) throws IOException, InterruptedException;
    }

    FakeHost(Path directory, KeyPair... hostKeys) throws IOException, GeneralSecurityException {
        this.directory = directory;
        this.hostKeys = List.of(hostKeys);
        PublicKey known = newKey(directory.resolve("id_ed25519")).getPublic();
        server.setPort(0);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
        server.setPublickeyAuthenticator(
                (user, key, session) -> user.startsWith(USER) && KeyUtils.compareKeys(key, known));
        server.setCommandFactory((channel, command) -> new Scripted(command));
        server.addSessionListener(new SessionListener() {
            @Override
            public void sessionEvent(Session session, Event event) {
                if (event == Event.Authenticated) {
                    logins.incrementAndGet();
                }
            }
        });
        server.start();
    }

    static KeyPair ed25519() throws GeneralSecurityException {
        KeyPairGenerator generator = SecurityUtils.getKeyPairGenerator(SecurityUtils.ED25519);
        generator.initialize(255);
        return generator.generateKeyPair();
    }

    static KeyPair ecdsa() throws GeneralSecurityException {
        return KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    }

    FakeHost answering(NodeCommand command, String output) {
        return answering(command, (out, err) -> {
            out.write(output.getBytes(StandardCharsets.UTF_8));
            return 0;
        });
    }

    FakeHost answering(NodeCommand command, Script script) {
        scripts.put(command.text(), (in, out, err) -> script.run(out, err));
        return this;
    }

    /** Has the shell that is to gather do this. */
    FakeHost gathering(Shell shell) {
        scripts.put(Interview.COMMAND, shell);
        return this;
    }

    /** Has it tell its time when it is asked for that. */
    FakeHost gathering() {
        return gathering((in, out, err) -> {
            out.write(frames(nonce(in), "1700000000.000000001\n").getBytes(StandardCharsets.UTF_8));
            return 0;
        });
    }

    /** Returns the nonce of a script that is read to its end. */
    static String nonce(InputStream script) throws IOException {
        return new String(script.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("N="))
                .findFirst()
                .orElseThrow()
                .substring("N=".length());
    }

    /** Returns what the script prints that asks for the time. */
    static String frames(String nonce, String time) {
        return "\n" + nonce + " begin clock p\n" + time + "\n" + nonce + " end clock 0\n\n" + nonce + " done\n";
    }

    /** Lets others in than who has its key. */
    FakeHost lettingIn(PublickeyAuthenticator whom) {
        server.setPublickeyAuthenticator(whom);
        return this;
    }

    /** Lets those whom it lets in go on to other hosts. */
    FakeHost forwarding(ForwardingFilter where) {
        server.setForwardingFilter(where);
        return this;
    }

    /** Shows a certificate of its key. */
    FakeHost certified(OpenSshCertificate certificate) {
        server.setHostKeyCertificateProvider(session -> List.of(certificate));
        return this;
    }

    /** Lets one connection have so many commands at once, as OpenSSH's MaxSessions does. */
    FakeHost atMostAtOnce(int sessions) {
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, sessions);
        return this;
    }

    int logins() {
        return logins.get();
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** Ends all connections, as a restart of sshd does. */
    void dropConnections() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    /** Returns this host as an environment has it, with host keys looked up in a file. */
    Node node(Path knownHosts) {
        return node(directory.resolve("id_ed25519"), Optional.of(knownHosts), true);
    }

    Node node(Path key, Optional<Path> knownHosts, boolean verify) {
        return new Node(
                "host-1",
                Set.of(Role.COMPUTE),
                new SshAccess("127.0.0.1", server.getPort(), USER, key, knownHosts, verify));
    }

    /** Returns one of many that are all this host: each has a user of its own. */
    Node node(String name, int port, Optional<SshAccess> via) {
        SshAccess access = new SshAccess(
                "127.0.0.1",
                port,
                USER + "-" + name,
                directory.resolve("id_ed25519"),
                Optional.of(directory.resolve("known_hosts")),
                true,
                via);
        return new Node(name, Set.of(Role.COMPUTE), access);
    }

    /** Returns a known_hosts file that has the first host key, in plain form. */
    Path knownHosts() {
        return knownHosts("[127.0.0.1]:" + server.getPort(), hostKeys.get(0).getPublic());
    }

    Path knownHosts(String host, PublicKey key) {
        try {
            return Files.writeString(
                    directory.resolve("known_hosts"), host + " " + PublicKeyEntry.toString(key) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    PublicKey hostKey() {
        return hostKeys.get(0).getPublic();
    }

    int port() {
        return server.getPort();
    }

    /** Writes a new private key and returns the pair. */
    static KeyPair newKey(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = ed25519();
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", null, out);
        }
        return pair;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private final class Scripted implements Command {
        private final String text;
        private final CountDownLatch ended = new CountDownLatch(1);
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();
        private OutputStream err = OutputStream.nullOutputStream();
        private ExitCallback exit = (code, message, closed) -> {};

        private Scripted(String text) {
            this.text = text;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            err = stream;
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            exit = callback;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            new Thread(this::run, "command").start();
        }

        private void run() {
            mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                Shell script = scripts.getOrDefault(text, (from, to, errors) -> {
                    ended.await();
                    return 255;
                });
                int code = script.run(in, out, err);
                out.flush();
                err.flush();
                running.decrementAndGet();
                exit.onExit(code);
            } catch (IOException | InterruptedException broken) {
                exit.onExit(255);
            }
        }

        @Override
        public void destroy(ChannelSession channel) {
            ended.countDown();
        }
    }
}
