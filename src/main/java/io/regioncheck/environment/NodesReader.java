package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the hosts: written in the environment's file, or from {@code ansible-inventory --list}. */
final class NodesReader {
    private static final String PATH = "nodes";

    private final Reading reading;
    private final JsonNode node;
    private final InstalledNovaReader nova;
    private final SshReader ssh;
    private final Set<Path> missing = new HashSet<>();

    NodesReader(Reading reading) {
        this.reading = reading;
        this.node = reading.root().path(PATH);
        this.nova = new InstalledNovaReader(reading);
        this.ssh = new SshReader(reading, node);
    }

    Nodes read() {
        List<Node> hosts = written();
        Reading.text(node, "inventory").ifPresent(file -> {
            for (Node host : new Inventory(reading, reading.path(file), ssh).hosts()) {
                checkOnce(hosts, host);
                hosts.add(host);
            }
        });
        if (node.has("groups") && !node.has("inventory")) {
            reading.mistake(PATH + ".groups", "no inventory beside it", "inventory: the file that has these groups");
        }
        checkFiles(hosts);
        if (hosts.stream().anyMatch(host -> !host.ssh().verifyHostKey())) {
            reading.notice("SSH host keys are not verified (verify-host-key: false): whoever answers is believed");
        }
        return new Nodes(hosts, gather());
    }

    private List<Node> written() {
        List<Node> hosts = new ArrayList<>();
        for (JsonNode host : node.path("hosts")) {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            host.path("roles").forEach(role -> roles.add(Reading.choice(Role.class, role, Role.PROBE)));
            String name = host.path("name").asText();
            SshAccess access = ssh.access(name, ssh.own(Reading.text(host, "address"), host.path("ssh")));
            String path = PATH + ".hosts[" + hosts.size() + "].nova";
            hosts.add(new Node(name, roles, access, nova.written(host.path("nova"), path)));
        }
        reading.unique(PATH + ".hosts", "name");
        return hosts;
    }

    private Gather gather() {
        JsonNode own = node.path("gather");
        Gather usual = Gather.USUAL;
        return new Gather(
                own.path("hosts-at-once").asInt(usual.hostsAtOnce()),
                own.path("behind-one-jump-host").asInt(usual.behindOneJumpHost()),
                Reading.duration(own, "host-deadline", usual.hostDeadline()),
                Reading.duration(own, "log-window", usual.logWindow()),
                own.has("bridges") ? Reading.texts(own.path("bridges")) : usual.bridges());
    }

    private void checkOnce(List<Node> hosts, Node host) {
        for (int i = 0; i < hosts.size(); i++) {
            if (hosts.get(i).name().equals(host.name())) {
                String path = PATH + ".hosts[" + i + "].name";
                reading.mistake(path, "\"" + host.name() + "\", which nodes.inventory has too", "each once");
            }
        }
    }

    /** A key that is not there would otherwise be a complaint of each of a thousand hosts. */
    private void checkFiles(List<Node> hosts) {
        for (int i = 0; i < hosts.size(); i++) {
            SshAccess access = hosts.get(i).ssh();
            if (ssh.isNamed(access.privateKey()) || !hasAgent()) {
                check(i, "key", access.privateKey());
            }
            if (access.verifyHostKey()) {
                int host = i;
                access.knownHosts().ifPresent(file -> check(host, "known-hosts", file));
            }
        }
    }

    /** An agent may have the key of which there is no file. */
    private boolean hasAgent() {
        return reading.surroundings().variable("SSH_AUTH_SOCK").isPresent();
    }

    private void check(int host, String key, Path file) {
        if (!Files.isReadable(file) && missing.add(file)) {
            boolean own = node.path("hosts").path(host).path("ssh").has(key);
            String path = PATH + (own ? ".hosts[" + host + "]" : "") + ".ssh." + key;
            String why = Files.exists(file) ? "cannot be read" : "does not exist";
            reading.mistake(path, "the file " + file + ", which " + why, "a readable file");
        }
    }
}
