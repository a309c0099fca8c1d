package io.regioncheck.node;

import io.regioncheck.environment.SshAccess;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.sshd.client.config.hosts.HostPatternValue;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.signature.Signature;

/**
 * The host keys that are on record, in a file of OpenSSH's: read once, and found by name without going through all of it. What is hashed
 * or a pattern has to be tried line by line. Thread-safe.
 */
final class KnownHosts {
    private static final String AUTHORITY = "cert-authority";
    private static final String REVOKED = "revoked";
    private static final String CERTIFICATE = "-cert-v01@";
    private static final int DEFAULT_PORT = 22;

    /** MINA tries each way in which the wildcards of a pattern can fit: of many there are too many. */
    private static final int MOST_WILDCARDS = 4;

    private final Path file;
    private final Map<String, List<KnownHostEntry>> named = new HashMap<>();
    private final List<KnownHostEntry> others = new ArrayList<>();
    private final Map<String, List<KnownHostEntry>> found = new ConcurrentHashMap<>();
    private final Verifier verifier;

    private KnownHosts(Path file) {
        this.file = file;
        this.verifier = new Verifier(file);
    }

    /** Reads a file; one that cannot be read knows nobody. A line that is none of OpenSSH's is passed over, as ssh(1) does. */
    static KnownHosts read(Path file) {
        KnownHosts hosts = new KnownHosts(file);
        if (Files.isReadable(file)) {
            try {
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replace('\t', ' ').strip())
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(hosts::add);
            } catch (IOException unreadable) {
                return new KnownHosts(file);
            }
        }
        return hosts;
    }

    static Path fileOf(SshAccess access) {
        return access.knownHosts().orElseGet(() -> Path.of(System.getProperty("user.home"), ".ssh", "known_hosts"));
    }

    private void add(String line) {
        if (hasManyWildcards(line)) {
            return;
        }
        KnownHostEntry entry;
        try {
            entry = KnownHostEntry.parseKnownHostEntry(line);
        } catch (RuntimeException strange) {
            return; // who is named by it alone stays unknown, and is refused
        }
        if (entry != null) {
            add(entry);
        }
    }

    private static boolean hasManyWildcards(String line) {
        String[] words = line.split(" ", 3);
        String names = words[0].startsWith("@") && words.length > 1 ? words[1] : words[0];
        return Stream.of(names.split(","))
                .anyMatch(name -> name.chars().filter(sign -> sign == '*').count() > MOST_WILDCARDS);
    }

    private void add(KnownHostEntry entry) {
        Collection<HostPatternValue> patterns = entry.getPatterns();
        if (patterns == null || patterns.isEmpty() || patterns.stream().anyMatch(pattern -> !isPlain(pattern))) {
            others.add(entry);
            return;
        }
        patterns.forEach(pattern -> named.computeIfAbsent(nameIn(pattern), name -> new ArrayList<>())
                .add(entry));
    }

    /** A name without wildcards: MINA keeps patterns as regular expressions, in which only the dots of a name are escaped. */
    private static boolean isPlain(HostPatternValue pattern) {
        String rest = pattern.getPattern().pattern().replace("\\.", "");
        return !pattern.isNegated() && rest.indexOf('.') < 0 && rest.indexOf('*') < 0;
    }

    private static String nameIn(HostPatternValue pattern) {
        return name(pattern.getPattern().pattern().replace("\\.", "."), pattern.getPort());
    }

    private static String name(String host, int port) {
        String lower = host.toLowerCase(Locale.ROOT);
        return port <= 0 || port == DEFAULT_PORT ? lower : "[" + lower + "]:" + port;
    }

    boolean vouchFor(SshAccess access, ClientSession session, SocketAddress address, PublicKey key) {
        return verifier.accepts(session, address, key, entries(access));
    }

    /** Asks the host first for keys of the kinds that are on record, as OpenSSH does: it has several, and shows one. */
    void preferIn(ClientSession session, SshAccess access) {
        List<KnownHostEntry> entries = entries(access);
        boolean certificates = entries.stream().anyMatch(entry -> AUTHORITY.equals(entry.getMarker()));
        Set<String> kinds = entries.stream()
                .filter(entry -> entry.getMarker() == null)
                .map(entry -> KeyUtils.getCanonicalKeyType(entry.getKeyEntry().getKeyType()))
                .collect(Collectors.toSet());
        List<NamedFactory<Signature>> signatures = new ArrayList<>(session.getSignatureFactories());
        signatures.sort(Comparator.comparing(signature -> !(signature.getName().contains(CERTIFICATE)
                ? certificates
                : kinds.contains(KeyUtils.getCanonicalKeyType(signature.getName())))));
        session.setSignatureFactories(signatures);
    }

    /** Says why a host was not believed, and what to do. */
    String refusal(SshAccess access) {
        List<KnownHostEntry> entries = entries(access);
        boolean known = entries.stream().anyMatch(entry -> !REVOKED.equals(entry.getMarker()));
        return known
                ? "its host key is another than the one in " + file
                        + "; ask whoever runs it whether it was set up anew, or somebody else answers in its place"
                : "its host key is not in " + file + "; compare it with the host's own, then: ssh-keyscan -p "
                        + access.port() + " " + access.address() + " >> " + file;
    }

    /** What is known of a port that is not the usual one; else, as ssh does it (sshconnect.c, check_host_key), of the host without a port. */
    private List<KnownHostEntry> entries(SshAccess access) {
        return found.computeIfAbsent(name(access.address(), access.port()), key -> {
            List<KnownHostEntry> entries = entries(access.address(), access.port());
            return entries.isEmpty() ? entries(access.address(), DEFAULT_PORT) : entries;
        });
    }

    private List<KnownHostEntry> entries(String host, int port) {
        return Stream.concat(
                        named.getOrDefault(name(host, port), List.of()).stream(),
                        others.stream().filter(entry -> isOf(entry, host, port)))
                .toList();
    }

    /** A pattern is matched with all of {@code [host]:port}, as ssh does it: MINA takes one without port for the usual port. */
    private static boolean isOf(KnownHostEntry entry, String host, int port) {
        if (entry.getHashedEntry() != null) {
            return entry.isHostMatch(host, port);
        }
        boolean matches = false;
        for (HostPatternValue pattern : entry.getPatterns()) {
            boolean here = pattern.getPort() == port;
            String text = here ? host.toLowerCase(Locale.ROOT) : name(host, port);
            if ((here || pattern.getPort() <= 0)
                    && pattern.getPattern().matcher(text).matches()) {
                if (pattern.isNegated()) {
                    return false;
                }
                matches = true;
            }
        }
        return matches;
    }

    /** MINA's judgement of a key, markers and certificates included, on the entries that were found here. */
    private static final class Verifier extends KnownHostsServerKeyVerifier {
        Verifier(Path file) {
            super(RejectAllServerKeyVerifier.INSTANCE, file);
        }

        boolean accepts(ClientSession session, SocketAddress address, PublicKey key, List<KnownHostEntry> entries) {
            List<HostEntryPair> pairs = new ArrayList<>();
            for (KnownHostEntry entry : entries) {
                try {
                    PublicKey known = resolveHostKey(session, entry, getFallbackPublicKeyEntryResolver());
                    if (known != null) {
                        pairs.add(new HostEntryPair(entry, known));
                    }
                } catch (IOException | GeneralSecurityException unknownKind) {
                    log.debug("a line of {} has a key of a kind that is not known", getPath(), unknownKind);
                }
            }
            return acceptKnownHostEntries(session, address, key, pairs);
        }

        /** It is said by what refuses it, and not in the log. */
        @Override
        public boolean acceptModifiedServerKey(
                ClientSession session,
                SocketAddress address,
                KnownHostEntry entry,
                PublicKey expected,
                PublicKey actual) {
            return false;
        }

        /** They are found already. */
        @Override
        protected List<HostEntryPair> findKnownHostEntries(
                ClientSession session, SocketAddress address, Collection<HostEntryPair> found) {
            return List.copyOf(found);
        }
    }
}
