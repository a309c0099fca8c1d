package io.regioncheck.node;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A port where something else than an SSH server answers, or nothing does. */
final class OtherPort implements AutoCloseable {
    private final ServerSocket listening;
    private final Talk talk;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    /** What becomes of a call. */
    @FunctionalInterface
    interface Talk {
        /** @param call counted from one */
        void with(Socket caller, int call) throws IOException;
    }

    OtherPort(Talk talk) {
        this.talk = talk;
        try {
            this.listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        onThread(this::listen);
    }

    /** Takes connections and says nothing. */
    static OtherPort silent() {
        return new OtherPort((caller, call) -> caller.getInputStream().transferTo(OutputStream.nullOutputStream()));
    }

    /** Says this, and then nothing. */
    static OtherPort saying(String words) {
        return new OtherPort((caller, call) -> {
            caller.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
            caller.getInputStream().transferTo(OutputStream.nullOutputStream());
        });
    }

    /** Says this again and again. */
    static OtherPort flooding(String words) {
        return new OtherPort((caller, call) -> {
            while (!caller.isClosed()) {
                caller.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
            }
        });
    }

    /** Leads to another port from so many calls on, and says these words and no more before. */
    static OtherPort leadingTo(int port, int fromCall, String words) {
        return new OtherPort((caller, call) -> {
            if (call < fromCall) {
                caller.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
                caller.getInputStream().transferTo(OutputStream.nullOutputStream());
                return;
            }
            try (Socket other = new Socket(InetAddress.getLoopbackAddress(), port)) {
                onThread(() -> {
                    try {
                        other.getInputStream().transferTo(caller.getOutputStream());
                        caller.shutdownOutput();
                    } catch (IOException gone) {
                        // whoever waits for it sees that
                    }
                });
                caller.getInputStream().transferTo(other.getOutputStream());
            }
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    int calls() {
        return calls.get();
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    private void listen() {
        try {
            while (true) {
                Socket caller = listening.accept();
                open.add(caller);
                mostAtOnce.accumulateAndGet(open.size(), Math::max);
                int call = calls.incrementAndGet();
                onThread(() -> talk(caller, call));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void talk(Socket caller, int call) {
        try (caller) {
            talk.with(caller, call);
        } catch (IOException gone) {
            // so did the caller
        } finally {
            open.remove(caller);
        }
    }

    private static void onThread(Runnable work) {
        Thread thread = new Thread(work, "other-port");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket caller : open) {
            caller.close();
        }
    }
}
