package io.regioncheck.environment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The hosts of {@code ansible-inventory --list}: its groups say what a host does. */
final class Inventory {
    private static final String PATH = "nodes.inventory";
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
    private final SshReader ssh;
    private final JsonNode groups;
    private final JsonNode inventory;

    /** @param ssh how to reach a host, beside what the inventory says of it */
    Inventory(Reading reading, Path file, SshReader ssh) {
        this.reading = reading;
        this.ssh = ssh;
        this.groups = reading.root().path("nodes").path("groups");
        this.inventory = parse(file);
    }

    List<Node> hosts() {
        Map<String, Role> roleOfGroup = roleOfGroup();
        Map<String, Set<Role>> roles = new TreeMap<>();
        roleOfGroup.forEach((group, role) -> hostsOf(group)
                .forEach(host -> roles.computeIfAbsent(host, key -> EnumSet.noneOf(Role.class))
                        .add(role)));
        if (roles.isEmpty() && inventory.isObject()) {
            reading.mistake(
                    groups.isObject() ? "nodes.groups" : PATH,
                    "no host in the groups " + String.join(", ", new TreeSet<>(roleOfGroup.keySet())),
                    "nodes.groups that names groups of the inventory: " + String.join(", ", names()));
        }
        return roles.entrySet().stream()
                .map(host -> host(host.getKey(), host.getValue()))
                .toList();
    }

    private JsonNode parse(Path file) {
        String allowed = "the output of: ansible-inventory --list";
        try {
            JsonNode json = new ObjectMapper().readTree(Files.readString(file));
            if (json.isObject()) {
                return json;
            }
            reading.mistake(PATH, "the file " + file + ", which is no inventory", allowed);
        } catch (JsonProcessingException wrong) {
            reading.mistake(PATH, "the file " + file + ", which is not JSON", allowed);
        } catch (IOException failure) {
            String why = Files.exists(file) ? "cannot be read" : "does not exist";
            reading.mistake(PATH, "the file " + file + ", which " + why, allowed);
        }
        return JsonNodeFactory.instance.missingNode();
    }

    private Map<String, Role> roleOfGroup() {
        if (!groups.isObject()) {
            return GROUPS;
        }
        Map<String, Role> roles = new TreeMap<>();
        groups.properties().forEach(group -> {
            if (inventory.isObject() && !inventory.has(group.getKey())) {
                String found = "no such group in the inventory";
                reading.mistake(
                        "nodes.groups." + group.getKey(),
                        found,
                        String.join(", ", names()),
                        Nearest.to(group.getKey(), names()));
            }
            roles.put(group.getKey(), Reading.choice(Role.class, group.getValue(), Role.PROBE));
        });
        return roles;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        inventory.fieldNames().forEachRemaining(names::add);
        names.removeAll(List.of("_meta", "ungrouped"));
        return names;
    }

    /** Returns the hosts of a group and of the groups below it, however deep; a group that is above itself is looked at once. */
    private Set<String> hostsOf(String group) {
        Set<String> hosts = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Queue<String> open = new ArrayDeque<>(List.of(group));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (seen.add(next)) {
                inventory.path(next).path("hosts").forEach(host -> hosts.add(host.asText()));
                inventory.path(next).path("children").forEach(child -> open.add(child.asText()));
            }
        }
        return hosts;
    }

    private Node host(String name, Set<Role> roles) {
        return new Node(
                name,
                roles,
                ssh.access(
                        name,
                        new SshReader.Own(
                                variable(name, "ansible_host", "ansible_ssh_host"),
                                variable(name, "ansible_port", "ansible_ssh_port")
                                        .flatMap(port -> port(name, port)),
                                variable(name, "ansible_user", "ansible_ssh_user"),
                                variable(name, "ansible_ssh_private_key_file", "ansible_private_key_file")
                                        .map(reading::path),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                new InstalledNovaReader(reading).variables(variables(name), name, PATH));
    }

    private Optional<Integer> port(String host, String text) {
        if (!text.matches("\\d{1,5}")) {
            reading.mistake(PATH, "the port \"" + text + "\" of " + host, "a whole number");
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(text));
    }

    /** Returns a variable of a host, by its name or by the one that it had before Ansible 2. */
    private Optional<String> variable(String host, String name, String before) {
        return Stream.of(name, before)
                .flatMap(key -> Reading.text(variables(host), key).stream())
                .findFirst();
    }

    private JsonNode variables(String host) {
        return inventory.path("_meta").path("hostvars").path(host);
    }
}
