package io.regioncheck.demo.host;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.common.util.Readable;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.SessionFactory;

/**
 * One SSH server that listens on many ports of 127.0.0.1: its few threads serve all of them, and the port says which host is
 * meant. Not on 127.x.y.z with one port: macOS answers only the first of those.
 */
final class PortPerHost extends SshServer {
    static final String ADDRESS = "127.0.0.1";

    private static final int THREADS = 2;

    private final IntFunction<Reach> reach;

    private PortPerHost(IntFunction<Reach> reach) {
        this.reach = reach;
    }

    /**
     * Makes one that does not listen yet.
     *
     * @param reach what becomes of those who come to a port
     */
    static PortPerHost with(IntFunction<Reach> reach) {
        PortPerHost server = new PortPerHost(reach);
        ServerBuilder.builder().factory(() -> server).build();
        server.setHost(ADDRESS);
        CoreModuleProperties.NIO_WORKERS.set(server, THREADS);
        return server;
    }

    /** Listens on so many free ports, and returns them. */
    List<Integer> listen(int count) throws IOException {
        start();
        acceptor.bind(Collections.nCopies(count - 1, new InetSocketAddress(ADDRESS, 0)));
        return acceptor.getBoundAddresses().stream()
                .map(PortPerHost::port)
                .sorted()
                .toList();
    }

    void listenAgain(int port) throws IOException {
        acceptor.bind(new InetSocketAddress(ADDRESS, port));
    }

    void stopListening(int port) {
        acceptor.unbind(new InetSocketAddress(ADDRESS, port));
    }

    /** Ends the connections to a port. */
    void drop(int port) {
        acceptor.getManagedSessions().values().stream()
                .filter(session -> portOf(session) == port)
                .forEach(session -> session.close(true));
    }

    static int portOf(IoSession session) {
        return port(session.getLocalAddress());
    }

    private static int port(SocketAddress address) {
        return ((InetSocketAddress) address).getPort();
    }

    @Override
    protected SessionFactory createSessionFactory() {
        return new Doors(this, reach);
    }

    /** Lets in, or takes a connection and leaves it without a session: then nothing is ever said on it. */
    private static final class Doors extends SessionFactory {
        private final IntFunction<Reach> reach;

        private Doors(SshServer server, IntFunction<Reach> reach) {
            super(server);
            this.reach = reach;
        }

        @Override
        public void sessionCreated(IoSession connection) throws Exception {
            switch (reach.apply(portOf(connection))) {
                case ANSWERS -> super.sessionCreated(connection);
                case UNREACHABLE -> connection.close(true);
                case HANGING -> {}
            }
        }

        @Override
        public void messageReceived(IoSession connection, Readable message) throws Exception {
            if (hasSession(connection)) {
                super.messageReceived(connection, message);
            }
        }

        @Override
        public void exceptionCaught(IoSession connection, Throwable cause) throws Exception {
            if (hasSession(connection)) {
                super.exceptionCaught(connection, cause);
            } else {
                connection.close(true);
            }
        }

        @Override
        public void sessionClosed(IoSession connection) throws Exception {
            if (hasSession(connection)) {
                super.sessionClosed(connection);
            }
        }

        private static boolean hasSession(IoSession connection) {
            return AbstractSession.getSession(connection, true) != null;
        }
    }
}
