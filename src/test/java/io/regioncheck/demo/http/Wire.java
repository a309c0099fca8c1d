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
                Socket client = door.accept();
                Socket behind = new Socket(service.getAddress(), service.getPort());
                clients.put(behind.getLocalPort(), client);
                threads.execute(() -> relay(client, behind));
                threads.execute(() -> relay(behind, client));
            } catch (IOException closed) {
                // the door was closed, or the service is: a client sees its connection end
                continue;
            }
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
