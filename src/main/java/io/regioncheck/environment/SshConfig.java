package io.regioncheck.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.client.config.hosts.HostConfigEntry;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.jspecify.annotations.Nullable;

/**
 * What an ssh_config(5) says of hosts: HostName, Port, User, IdentityFile, ProxyJump and UserKnownHostsFile of its Host sections. Who
 * reaches a host by its name with ssh then need not say again how.
 */
final class SshConfig {
    private static final String KNOWN_HOSTS = "UserKnownHostsFile";
    private static final String INCLUDE = "Include";
    private static final String PATH = "nodes.ssh-config";
    private static final String NONE = "none";
    private static final int MOST_WILDCARDS = 4;

    private final Reading reading;
    private final HostConfigEntryResolver resolver;

    private SshConfig(Reading reading, List<HostConfigEntry> entries) {
        this.reading = reading;
        this.resolver = HostConfigEntry.toHostConfigEntryResolver(entries);
    }

    /**
     * What is said of one host.
     *
     * @param jump as ProxyJump has it: {@code [user@]host[:port]}, several separated by commas
     */
    record Said(
            Optional<String> address,
            Optional<Integer> port,
            Optional<String> user,
            Optional<Path> key,
            Optional<Path> knownHosts,
            Optional<String> jump) {

        static final Said NOTHING = new Said(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** @param wanted a file, {@code none}, or nothing: then the one in the home directory is read if there is one */
    static SshConfig of(Reading reading, Optional<String> wanted) {
        Path usual = reading.surroundings().home().resolve(".ssh").resolve("config");
        Path file = wanted.map(reading::path).orElse(usual);
        if (wanted.equals(Optional.of(NONE)) || (wanted.isEmpty() && !Files.isReadable(file))) {
            return new SshConfig(reading, List.of());
        }
        try {
            checkWildcards(file);
            List<HostConfigEntry> entries = HostConfigEntry.readHostConfigEntries(file);
            if (entries.stream().anyMatch(entry -> entry.getProperty(INCLUDE) != null)) {
                reading.notice(
                        file
                                + " includes other files, which are not read: say what they say of hosts in it, or under nodes");
            }
            return new SshConfig(reading, entries);
        } catch (IOException | RuntimeException failure) {
            String why = Files.exists(file) ? "cannot be read (" + failure.getMessage() + ")" : "does not exist";
            if (wanted.isPresent()) {
                reading.mistake(
                        PATH, "the file " + file + ", which " + why, "an ssh_config with Host sections, or none");
            } else {
                reading.notice(file + " " + why + ": hosts are reached without it");
            }
            return new SshConfig(reading, List.of());
        }
    }

    /** MINA tries each way in which the wildcards of a pattern can fit: of many there are too many. */
    private static void checkWildcards(Path file) throws IOException {
        boolean many = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.strip().split("[ \t=,]+"))
                .filter(words -> words[0].equalsIgnoreCase("Host"))
                .flatMap(Stream::of)
                .anyMatch(word -> word.chars().filter(sign -> sign == '*').count() > MOST_WILDCARDS);
        if (many) {
            throw new IOException("a pattern has more than " + MOST_WILDCARDS + " wildcards");
        }
    }

    Said of(String host) {
        if (host.isEmpty()) {
            return Said.NOTHING;
        }
        try {
            HostConfigEntry entry = resolver.resolveEffectiveHost(host, 0, null, null, null, null);
            return entry == null ? Said.NOTHING : said(entry);
        } catch (IOException | RuntimeException unclear) {
            reading.mistake(
                    PATH, "what it says of " + host + ": " + unclear.getMessage(), "an ssh_config with Host sections");
            return Said.NOTHING;
        }
    }

    private Said said(HostConfigEntry entry) {
        return new Said(
                text(entry.getHostName()),
                Optional.of(entry.getPort()),
                text(entry.getUsername()),
                entry.getIdentities().stream().findFirst().map(Path::of),
                text(entry.getProperty(KNOWN_HOSTS)).map(files -> reading.path(files.split("[ ,]")[0])),
                text(entry.getProxyJump()).filter(jump -> !jump.equalsIgnoreCase(NONE)));
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }
}
