package io.regioncheck.demo.host;

import io.regioncheck.demo.region.ClosedPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.session.ServerSession;

/** The hosts of a region as SSH reaches them: each has a port, one key opens all, and all they do is run commands. */
public final class SshHosts implements AutoCloseable {
    /** Who may log in. */
    public static final String USER = "verifier";
    /** So many hosts have a port of their own: a process may not open any number, nor has an address any number of them. */
    private static final int OWN_PORTS = 1_000;

    /** sshd_config, MaxSessions. */
    private static final int SESSIONS_PER_CONNECTION = 10;

    private static final int THREADS = 2;

    private final Hosts hosts;
    private final Credentials credentials;
    private final Map<Integer, Reach> reach = new ConcurrentHashMap<>();
    private final PortPerHost server = PortPerHost.with(port -> reach.getOrDefault(port, Reach.ANSWERS));
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, SshHosts::daemon);
    private final Map<Integer, ClosedPort> closed = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final Map<Integer, String> hostAt = new HashMap<>();
    /** The hosts beyond those, which share one port, by who logs in. */
    private final Map<String, String> hostOf = new HashMap<>();

    private SshHosts(Hosts hosts, Path directory) {
        this.hosts = hosts;
        this.credentials = new Credentials(directory);
    }

    /**
     * Starts to listen for all hosts.
     *
     * @param directory gets the client's key and its known_hosts
     */
    public static SshHosts start(Hosts hosts, Path directory) {
        SshHosts started = new SshHosts(hosts, directory);
        try {
            Files.createDirectories(directory);
            started.listen();
            return started;
        } catch (IOException | GeneralSecurityException failure) {
            started.close();
            throw new IllegalStateException("cannot serve the hosts: " + failure.getMessage(), failure);
        }
    }

    private void listen() throws IOException, GeneralSecurityException {
        KeyPair hostKey = Credentials.newKey();
        PublicKey invited = credentials.newClientKey();
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(
                (user, key, session) -> host(session, user).isPresent() && KeyUtils.compareKeys(key, invited));
        server.setCommandFactory((channel, line) -> exec(channel.getSession(), line));
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, SESSIONS_PER_CONNECTION);
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        List<Integer> ports = server.listen(Math.min(hosts.all().size(), OWN_PORTS + 1));
        hosts.all().forEach(host -> give(host.name(), ports));
        credentials.writeKnownHosts(places, hostKey.getPublic());
    }

    private void give(String host, List<Integer> ports) {
        if (places.size() < OWN_PORTS) {
            int port = ports.get(places.size());
            places.add(new Place(host, PortPerHost.ADDRESS, port, USER));
            hostAt.put(port, host);
        } else {
            String user = USER + "-" + places.size();
            places.add(new Place(host, PortPerHost.ADDRESS, ports.get(OWN_PORTS), user));
            hostOf.put(user, host);
        }
    }

    private Optional<String> host(ServerSession session, String user) {
        Optional<String> own = Optional.ofNullable(hostAt.get(PortPerHost.portOf(session.getIoSession())));
        return own.isPresent() ? own.filter(host -> user.equals(USER)) : Optional.ofNullable(hostOf.get(user));
    }

    private Exec exec(ServerSession session, String commandLine) {
        int port = PortPerHost.portOf(session.getIoSession());
        String host = host(session, session.getUsername()).orElseThrow();
        return new Exec(in -> run(host, commandLine, in), () -> reach.get(port) == Reach.HANGING, threads);
    }

    private Gather.Printed run(String host, String commandLine, InputStream in) {
        if (!commandLine.equals(Gather.COMMAND)) {
            return Gather.Printed.of(hosts.run(host, commandLine));
        }
        try {
            return hosts.runScript(host, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "demo-hosts");
        thread.setDaemon(true);
        return thread;
    }

    /** Returns where each host listens, in the order of the hosts. */
    public List<Place> places() {
        return List.copyOf(places);
    }

    /** Returns the file with the key that opens all hosts. */
    public Path privateKey() {
        return credentials.privateKey();
    }

    public Path knownHosts() {
        return credentials.knownHosts();
    }

    /** Changes what becomes of those who want to talk to a host, also of those who already do. */
    public synchronized void set(String host, Reach wanted) {
        int port = places.stream()
                .filter(place -> place.host().equals(host) && place.user().equals(USER))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("the region has no host " + host + " with a port of its own"))
                .port();
        Reach before = Optional.ofNullable(reach.put(port, wanted)).orElse(Reach.ANSWERS);
        if (before == wanted) {
            return;
        }
        if (wanted == Reach.UNREACHABLE) {
            server.stopListening(port);
            closed.put(port, ClosedPort.at(port));
        } else if (before == Reach.UNREACHABLE) {
            listenAgain(port);
        }
        if (wanted != Reach.HANGING) {
            server.drop(port);
        }
    }

    private void listenAgain(int port) {
        Optional.ofNullable(closed.remove(port)).ifPresent(ClosedPort::close);
        try {
            server.listenAgain(port);
        } catch (IOException taken) {
            throw new UncheckedIOException("port " + port + " is no longer free", taken);
        }
    }

    @Override
    public synchronized void close() {
        closed.values().forEach(ClosedPort::close);
        try {
            server.stop(true);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot stop the hosts", failure);
        } finally {
            threads.shutdownNow();
        }
    }
}
