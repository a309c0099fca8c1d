package io.regioncheck.node;

import io.regioncheck.environment.Node;
import io.regioncheck.environment.Nodes;
import io.regioncheck.environment.SshAccess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/** SSH to the hosts of the environment; one connection for each way to reach one, opened when first needed. */
public final class Shells implements AutoCloseable {
    private final Nodes nodes;
    private final SshClient client = Connections.client();
    private final Map<SshAccess, ClientSession> sessions = new ConcurrentHashMap<>();

    public Shells(Nodes nodes) {
        this.nodes = nodes;
    }

    /**
     * Runs a command on a host.
     *
     * @throws NodeUnreachable if the host cannot be asked: not known, refused, wrong host key, no answer in time
     */
    public Answer run(String node, NodeCommand command, Duration timeout) {
        Node host = nodes.named(node)
                .orElseThrow(() -> new NodeUnreachable(
                        node, "no address", "the environment has no such node", "name it under nodes.hosts"));
        try (ChannelExec channel = session(host).createExecChannel(command.text())) {
            return answer(host, command, channel, timeout);
        } catch (IOException failure) {
            throw new NodeUnreachable(
                    node,
                    address(host.ssh()),
                    String.valueOf(failure.getMessage()),
                    "try: " + tryByHand(host.ssh()),
                    failure);
        }
    }

    private static Answer answer(Node host, NodeCommand command, ChannelExec channel, Duration timeout)
            throws IOException {
        BoundedOutput output = new BoundedOutput();
        BoundedOutput errors = new BoundedOutput();
        channel.setOut(output);
        channel.setErr(errors);
        channel.open().verify(timeout);
        var events = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), timeout);
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while " + host.name() + " ran " + command);
        }
        if (events.contains(ClientChannelEvent.TIMEOUT)) {
            throw new NodeUnreachable(
                    host.name(),
                    address(host.ssh()),
                    "no answer to \"" + command + "\" within " + timeout.toSeconds() + " s",
                    "look at the load and the disks of the host");
        }
        Integer exitCode = channel.getExitStatus();
        return new Answer(exitCode == null ? -1 : exitCode, output.text(), errors.text());
    }

    private ClientSession session(Node host) {
        return sessions.compute(
                host.ssh(),
                (access, known) -> known != null && known.isOpen() ? known : Connections.open(client, host));
    }

    static String address(SshAccess access) {
        return access.user() + "@" + access.address() + ":" + access.port();
    }

    static String tryByHand(SshAccess access) {
        return "ssh -i " + access.privateKey() + " -p " + access.port() + " " + access.user() + "@" + access.address();
    }

    @Override
    public void close() {
        sessions.values().forEach(session -> session.close(true));
        try {
            client.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot close the SSH client", failure);
        }
    }

    /** Keeps the first part of what a command prints, and says where it was cut. */
    private static final class BoundedOutput extends OutputStream {
        private static final int LONGEST = 256 * 1024;

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long total;

        @Override
        public synchronized void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            total += length;
            kept.write(bytes, offset, Math.min(length, LONGEST - kept.size()));
        }

        synchronized String text() {
            String text = kept.toString(StandardCharsets.UTF_8);
            return total > kept.size() ? text + "\n… cut: " + total + " bytes in all\n" : text;
        }
    }
}
