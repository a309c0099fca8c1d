package io.regioncheck.checks.database;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Addresses as host:port, seen from here. */
final class Reachable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Reachable() {}

    /** What a connection came to; only a refusal says for sure that nobody listens. */
    enum Answer {
        ACCEPTED,
        REFUSED,
        SILENT
    }

    static Answer ask(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), (int) PATIENCE.toMillis());
            return Answer.ACCEPTED;
        } catch (ConnectException refused) {
            return String.valueOf(refused.getMessage()).contains("refused") ? Answer.REFUSED : Answer.SILENT;
        } catch (IOException silent) {
            return Answer.SILENT;
        }
    }

    /** Returns the addresses that a name stands for; the name alone if it is not known here. */
    static Set<String> addresses(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(plain(host)))
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.toSet());
        } catch (UnknownHostException unknown) {
            return Set.of(plain(host));
        }
    }

    static String host(String address) {
        int colon = address.lastIndexOf(':');
        return plain(colon > address.lastIndexOf(']') ? address.substring(0, colon) : address);
    }

    static int port(String address, int otherwise) {
        int colon = address.lastIndexOf(':');
        String port = colon > address.lastIndexOf(']') ? address.substring(colon + 1) : "";
        return port.matches("\\d{1,5}") ? Math.min(Integer.parseInt(port), 65_535) : otherwise;
    }

    private static String plain(String host) {
        return host.replaceAll("[\\[\\]]", "");
    }
}
