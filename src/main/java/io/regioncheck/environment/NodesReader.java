package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the hosts: written in the environment's file, or from {@code ansible-inventory --list}. */
final class NodesReader {
    private static final String PATH = "nodes";

    private final Reading reading;
    private final JsonNode node;
    private final InstalledNovaReader nova;
    private final Set<Path> missing = new HashSet<>();

    NodesReader(Reading reading) {
        this.reading = reading;
        this.node = reading.root().path(PATH);
        this.nova = new InstalledNovaReader(reading);
    }

    Nodes read() {
        List<Node> hosts = written();
        Reading.text(node, "inventory").ifPresent(file -> {
            for (Node host : new Inventory(reading, reading.path(file), defaults()).hosts()) {
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
        return new Nodes(hosts);
    }

    private List<Node> written() {
        List<Node> hosts = new ArrayList<>();
        for (JsonNode host : node.path("hosts")) {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            host.path("roles").forEach(role -> roles.add(Reading.choice(Role.class, role, Role.PROBE)));
            String name = host.path("name").asText();
            SshAccess ssh = ssh(host.path("address").asText(name), host.path("ssh"));
            String path = PATH + ".hosts[" + hosts.size() + "].nova";
            hosts.add(new Node(name, roles, ssh, nova.written(host.path("nova"), path)));
        }
        reading.unique(PATH + ".hosts", "name");
        return hosts;
    }

    private SshAccess defaults() {
        return ssh("", node.path("ssh").path("none"));
    }

    private SshAccess ssh(String address, JsonNode own) {
        return new SshAccess(
                address,
                either(own, "port").map(JsonNode::asInt).orElse(22),
                either(own, "user").map(JsonNode::asText).orElseGet(() -> System.getProperty("user.name")),
                reading.path(either(own, "key").map(JsonNode::asText).orElse("~/.ssh/id_ed25519")),
                either(own, "known-hosts").map(JsonNode::asText).map(reading::path),
                either(own, "verify-host-key").map(JsonNode::asBoolean).orElse(true));
    }

    private Optional<JsonNode> either(JsonNode own, String name) {
        return Optional.of(own.has(name) ? own.path(name) : node.path("ssh").path(name))
                .filter(value -> !value.isMissingNode());
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
            SshAccess ssh = hosts.get(i).ssh();
            check(i, "key", ssh.privateKey());
            if (ssh.verifyHostKey()) {
                int host = i;
                ssh.knownHosts().ifPresent(file -> check(host, "known-hosts", file));
            }
        }
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
