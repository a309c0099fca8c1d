package io.regioncheck.environment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the hosts: written in the environment's file, or from {@code ansible-inventory --list}. */
final class NodesReader {
    private static final String PATH = "nodes";
    private static final Map<String, Role> GROUPS = Map.of(
            "controller", Role.CONTROLLER,
            "controllers", Role.CONTROLLER,
            "compute", Role.COMPUTE,
            "computes", Role.COMPUTE,
            "network", Role.NETWORK,
            "database", Role.DATABASE,
            "rabbitmq", Role.BROKER,
            "broker", Role.BROKER);

    private final Reading reading;
    private final JsonNode node;

    NodesReader(Reading reading) {
        this.reading = reading;
        this.node = reading.root().path(PATH);
    }

    Nodes read() {
        List<Node> hosts = new ArrayList<>();
        for (JsonNode host : node.path("hosts")) {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            host.path("roles").forEach(role -> roles.add(roleOf(role.asText())));
            hosts.add(new Node(host.path("name").asText(), roles, ssh(host)));
        }
        reading.text(node, "inventory").ifPresent(file -> hosts.addAll(inventory(reading.path(file))));
        if (hosts.stream().anyMatch(host -> !host.ssh().verifyHostKey())) {
            reading.notice("SSH host keys are not verified (nodes.ssh.verify-host-key: false)");
        }
        return new Nodes(hosts);
    }

    private SshAccess ssh(JsonNode host) {
        JsonNode defaults = node.path("ssh");
        JsonNode own = host.path("ssh");
        return new SshAccess(
                host.path("address").asText(host.path("name").asText()),
                either(own, defaults, "port").map(JsonNode::asInt).orElse(22),
                either(own, defaults, "user").map(JsonNode::asText).orElseGet(() -> System.getProperty("user.name")),
                reading.path(either(own, defaults, "key").map(JsonNode::asText).orElse("~/.ssh/id_ed25519")),
                either(own, defaults, "known-hosts").map(JsonNode::asText).map(reading::path),
                either(own, defaults, "verify-host-key")
                        .map(JsonNode::asBoolean)
                        .orElse(true));
    }

    private static Optional<JsonNode> either(JsonNode own, JsonNode defaults, String name) {
        return Optional.of(own.has(name) ? own.path(name) : defaults.path(name))
                .filter(value -> !value.isMissingNode());
    }

    private List<Node> inventory(Path file) {
        try {
            JsonNode inventory = new ObjectMapper().readTree(Files.readString(file));
            Map<String, Set<Role>> roles = new LinkedHashMap<>();
            groups().forEach((group, role) -> hostsOf(inventory, group)
                    .forEach(host -> roles.computeIfAbsent(host, key -> EnumSet.noneOf(Role.class))
                            .add(role)));
            if (roles.isEmpty()) {
                reading.mistake(
                        PATH + ".inventory",
                        "no host in the groups " + groups().keySet(),
                        "nodes.groups that names the inventory's groups");
            }
            return roles.entrySet().stream()
                    .map(host -> fromInventory(host.getKey(), host.getValue(), inventory))
                    .toList();
        } catch (JsonProcessingException wrong) {
            reading.mistake(PATH + ".inventory", file + " is not JSON", "the output of: ansible-inventory --list");
        } catch (IOException missing) {
            reading.mistake(PATH + ".inventory", file + " cannot be read", "the output of: ansible-inventory --list");
        }
        return List.of();
    }

    private Node fromInventory(String name, Set<Role> roles, JsonNode inventory) {
        JsonNode variables = inventory.path("_meta").path("hostvars").path(name);
        SshAccess defaults = ssh(new ObjectMapper().createObjectNode().put("name", name));
        return new Node(
                name,
                roles,
                new SshAccess(
                        variables.path("ansible_host").asText(name),
                        variables.path("ansible_port").asInt(defaults.port()),
                        variables.path("ansible_user").asText(defaults.user()),
                        reading.text(variables, "ansible_ssh_private_key_file")
                                .map(reading::path)
                                .orElse(defaults.privateKey()),
                        defaults.knownHosts(),
                        defaults.verifyHostKey()));
    }

    private Map<String, Role> groups() {
        if (node.path("groups").isMissingNode()) {
            return GROUPS;
        }
        Map<String, Role> groups = new LinkedHashMap<>();
        node.path("groups")
                .fields()
                .forEachRemaining(group ->
                        groups.put(group.getKey(), roleOf(group.getValue().asText())));
        return groups;
    }

    /** Returns the hosts of a group and of the groups below it. */
    private static Set<String> hostsOf(JsonNode inventory, String group) {
        Set<String> hosts = new TreeSet<>();
        inventory.path(group).path("hosts").forEach(host -> hosts.add(host.asText()));
        for (JsonNode child : inventory.path(group).path("children")) {
            hosts.addAll(hostsOf(inventory, child.asText()));
        }
        return hosts;
    }

    private static Role roleOf(String word) {
        return Role.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
