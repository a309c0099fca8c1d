package io.regioncheck.demo.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/** A relay in front of a service: the JDK's server cannot reset a connection, this can. */
final class Wire implements Closeable {
    private final ServerSocket door;
    private final InetSocketAddress service;
    private final ExecutorService threads;
    private final Map<Integer, Socket> clients = new ConcurrentHashMap<>();

    Wire(InetSocketAddress service, ExecutorService threads) throws IOException {
        this.door = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        this.service = service;
        this.threads = threads;
        threads.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException closed) {
                // the door was closed; if it was not, the next client may have better luck
                continue;
            }
        }
    }

    /** Connects a client with the service; if that does not answer, the client sees its connection end. */
    private void connect(Socket client) throws IOException {
        try {
            Socket behind = new Socket(service.getAddress(), service.getPort());
            clients.put(behind.getLocalPort(), client);
            threads.execute(() -> relay(client, behind));
            threads.execute(() -> relay(behind, client));
        } catch (IOException | RejectedExecutionException ended) {
            client.close();
        }
    }

    private void relay(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException ended) {
            clients.values().remove(from);
        }
        clients.values().removeIf(Socket::isClosed);
    }

    /** Resets the connection of the client whose relay has this port towards the service. */
    void reset(int peerPort) {
        Socket client = clients.remove(peerPort);
        if (client == null) {
            return;
        }
        try {
            client.setSoLinger(true, 0);
            client.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket client : clients.values()) {
            client.close();
        }
    }
}
