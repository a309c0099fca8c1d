package io.regioncheck.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CancellationException;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.io.DefaultIoConnectFuture;
import org.apache.sshd.common.io.IoConnectFuture;
import org.apache.sshd.common.io.IoConnector;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2Connector;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.util.threads.CloseableExecutorService;
import org.apache.sshd.common.util.threads.ThreadUtils;
import org.jspecify.annotations.Nullable;

/**
 * MINA's transport, but for its connector: that keeps a thread of few waiting for each connection to come about (2.20.0,
 * {@code Nio2Connector.connect}), so that three hosts that are dark keep all others from being called. Here none waits.
 */
final class Transport extends Nio2ServiceFactory {
    private final AsynchronousChannelGroup connected;

    /** @param threads those that hear the hosts; closed with it */
    Transport(FactoryManager manager, CloseableExecutorService threads) {
        super(manager, threads, ThreadUtils.newFixedThreadPool("ssh-resumed", 1));
        try {
            connected = AsynchronousChannelGroup.withThreadPool(threads);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot open the SSH client's sockets", failure);
        }
    }

    @Override
    public IoConnector createConnector(IoHandler handler) {
        return autowireCreatedService(new Caller(this, handler, connected));
    }

    @Override
    protected void doCloseImmediately() {
        super.doCloseImmediately();
        try {
            connected.shutdownNow();
        } catch (IOException failure) {
            log.debug("closing the last connections", failure);
        }
    }

    /** Makes it for a client. */
    static final class Factory extends Nio2ServiceFactoryFactory {
        private final CloseableExecutorService threads;

        Factory(CloseableExecutorService threads) {
            this.threads = threads;
        }

        @Override
        public IoServiceFactory create(FactoryManager manager) {
            return new Transport(manager, threads);
        }
    }

    private static final class Caller extends Nio2Connector {
        Caller(Transport transport, IoHandler handler, AsynchronousChannelGroup group) {
            super(transport, transport.getFactoryManager(), handler, group, transport.getExecutorService());
        }

        @Override
        public IoConnectFuture connect(
                SocketAddress to, @Nullable AttributeRepository context, @Nullable SocketAddress from) {
            IoConnectFuture future = new DefaultIoConnectFuture(to, null);
            try {
                AsynchronousSocketChannel socket =
                        setSocketOptions(openAsynchronousSocketChannel(to, getChannelGroup()));
                future.addListener(ended -> {
                    if (!ended.isConnected()) {
                        closeQuietly(socket);
                    }
                });
                CompletionHandler<Void, Object> session =
                        createConnectionCompletionHandler(future, socket, context, propertyResolver, getIoHandler());
                socket.connect(to, to, new Called(session, socket));
            } catch (IOException | RuntimeException failure) {
                future.setException(failure);
            }
            return future;
        }
    }

    /** A host has answered, or did not. */
    private record Called(CompletionHandler<Void, Object> session, AsynchronousSocketChannel socket)
            implements CompletionHandler<Void, SocketAddress> {
        @Override
        public void completed(Void nothing, SocketAddress to) {
            try {
                session.completed(nothing, to);
            } catch (CancellationException late) {
                closeQuietly(socket);
            }
        }

        @Override
        public void failed(Throwable failure, SocketAddress to) {
            session.failed(failure, to);
        }
    }

    private static void closeQuietly(AsynchronousSocketChannel socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // there is nothing to be lost with it
        }
    }
}
