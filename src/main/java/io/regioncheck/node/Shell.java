package io.regioncheck.node;

import io.regioncheck.environment.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;

/** One connection to a host: opened when first needed, and again when it has ended. */
final class Shell {
    /** An sshd lets one connection have ten commands at once unless told otherwise (sshd_config, MaxSessions). */
    private static final int AT_ONCE = 8;

    private final Connections connections;
    private final Node host;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private @Nullable ClientSession session;

    Shell(Connections connections, Node host) {
        this.connections = connections;
        this.host = host;
    }

    Answer run(NodeCommand command, Duration timeout) {
        try {
            if (!places.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw silent(AT_ONCE + " other commands are still running on it", timeout);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted before " + host.name() + " ran " + command);
        }
        try {
            return answer(command, timeout);
        } catch (IOException failure) {
            throw Connections.unreachable(host, String.valueOf(failure.getMessage()), failure);
        } finally {
            places.release();
        }
    }

    private Answer answer(NodeCommand command, Duration timeout) throws IOException {
        BoundedOutput output = new BoundedOutput();
        BoundedOutput errors = new BoundedOutput();
        CountDownLatch closed = new CountDownLatch(1);
        ChannelExec channel = open(command, timeout, output, errors);
        channel.addCloseFutureListener(future -> closed.countDown());
        try {
            // not channel.waitFor, which swallows interrupts
            if (!closed.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw silent("no answer to \"" + command + "\"", timeout);
            }
            Integer exitCode = channel.getExitStatus();
            return new Answer(exitCode == null ? -1 : exitCode, output.text(), errors.text());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while " + host.name() + " ran " + command);
        } finally {
            channel.close(true);
        }
    }

    /** A connection that ended since it was used last shows it only now: the command did not begin, and is begun on a new one. */
    private ChannelExec open(NodeCommand command, Duration timeout, BoundedOutput output, BoundedOutput errors)
            throws IOException {
        ClientSession current = session();
        try {
            return open(current, command, timeout, output, errors);
        } catch (IOException failure) {
            if (current.isOpen()) {
                throw failure;
            }
            return open(session(), command, timeout, output, errors);
        }
    }

    private static ChannelExec open(
            ClientSession session, NodeCommand command, Duration timeout, BoundedOutput output, BoundedOutput errors)
            throws IOException {
        ChannelExec channel = session.createExecChannel(command.text());
        try {
            channel.setOut(output);
            channel.setErr(errors);
            channel.open().verify(timeout);
            return channel;
        } catch (IOException failure) {
            channel.close(true);
            throw failure;
        }
    }

    private synchronized ClientSession session() {
        ClientSession known = session;
        if (known == null || !known.isOpen()) {
            known = connections.open(host);
            session = known;
        }
        return known;
    }

    private NodeUnreachable silent(String what, Duration timeout) {
        return new NodeUnreachable(
                host.name(),
                Shells.address(host.ssh()),
                what + " within " + timeout.toSeconds() + " s",
                "look at the load and the disks of the host");
    }

    synchronized void close() {
        if (session != null) {
            session.close(true);
        }
    }
}
