package io.regioncheck.demo.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port that refuses, as that of a daemon that does not run, for as long as it is wanted: a socket that is bound and does not
 * listen keeps it, so that the kernel gives it to nobody else.
 */
public final class ClosedPort implements AutoCloseable {
    private final Socket keeper;

    private ClosedPort(int port) {
        keeper = new Socket();
        try {
            // connections that ended a moment ago still count as users of their port
            keeper.setReuseAddress(true);
            keeper.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            close();
            throw new UncheckedIOException("port " + port + " cannot be kept closed", taken);
        }
    }

    /** Keeps a free port closed. */
    public static ClosedPort free() {
        return new ClosedPort(0);
    }

    /** Keeps a port closed on which nobody listens any more. */
    public static ClosedPort at(int port) {
        return new ClosedPort(port);
    }

    /** Returns the address of what does not run there: {@code http://127.0.0.1:port}. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return keeper.getLocalPort();
    }

    /** Gives the port back. */
    @Override
    public void close() {
        try {
            keeper.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
