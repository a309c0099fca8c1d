package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the ways in which servers are connected, and what neutron would refuse only when a run is under way. */
final class NetworksReader {
    private static final String PATH = "networks";
    private static final Set<String> ON_A_WIRE = Set.of("vlan", "flat");
    private static final int HIGHEST_VLAN = 4094;
    private static final int HIGHEST_VNI = 16_777_215;

    private final Reading reading;
    private final Map<String, Cidr> ranges = new LinkedHashMap<>();

    NetworksReader(Reading reading) {
        this.reading = reading;
    }

    List<NetworkMode> read() {
        List<NetworkMode> modes = new ArrayList<>();
        for (JsonNode node : reading.root().path(PATH)) {
            NetworkMode mode = new NetworkMode(
                    node.path("name").asText(),
                    node.path("type").asText(),
                    Reading.choice(NetworkMode.Kind.class, node.path("kind"), NetworkMode.Kind.TENANT),
                    Reading.text(node, "physical-network"),
                    Optional.of(node.path("segment")).filter(JsonNode::isInt).map(JsonNode::asInt),
                    node.path("cidr").asText());
            check(PATH + "[" + modes.size() + "]", mode);
            modes.add(mode);
        }
        reading.unique(PATH, "name");
        return modes;
    }

    private void check(String path, NetworkMode mode) {
        if (reading.isSound(path + ".kind") && reading.isSound(path + ".type")) {
            if (mode.kind() == NetworkMode.Kind.TENANT) {
                checkTenant(path, mode);
            } else {
                checkProvider(path, mode);
            }
        }
        checkRange(path + ".cidr", mode.cidr());
    }

    private void checkTenant(String path, NetworkMode mode) {
        String why = "none: neutron chooses for a network of kind tenant; kind: provider names the wire";
        mode.physicalNetwork().ifPresent(wire -> reading.mistake(path + ".physical-network", "\"" + wire + "\"", why));
        mode.segment().ifPresent(segment -> reading.mistake(path + ".segment", String.valueOf(segment), why));
        if (mode.type().equals("flat")) {
            reading.mistake(
                    path + ".type",
                    "\"flat\" for kind: tenant",
                    "vlan, vxlan, gre, geneve; flat only for kind: provider");
        }
    }

    private void checkProvider(String path, NetworkMode mode) {
        boolean wired = ON_A_WIRE.contains(mode.type());
        String wire = path + ".physical-network";
        if (wired && mode.physicalNetwork().isEmpty()) {
            reading.mistake(
                    wire,
                    "nothing",
                    "the wire's name in neutron, such as physnet1 (required for provider " + mode.type() + ")");
        }
        mode.physicalNetwork()
                .filter(name -> !wired)
                .ifPresent(name ->
                        reading.mistake(wire, "\"" + name + "\"", "none for " + mode.type() + ": neutron refuses it"));
        mode.segment().ifPresent(segment -> checkSegment(path + ".segment", mode.type(), segment));
    }

    private void checkSegment(String path, String type, int segment) {
        int highest = type.equals("vlan") ? HIGHEST_VLAN : HIGHEST_VNI;
        if (type.equals("flat")) {
            reading.mistake(path, String.valueOf(segment), "none for flat: it has no segments");
        } else if (segment > highest) {
            reading.mistake(path, String.valueOf(segment), "a " + type + " segment from 1 to " + highest);
        }
    }

    private void checkRange(String path, String text) {
        Optional<Cidr> range = Cidr.parse(text);
        if (range.isEmpty()) {
            reading.mistake(path, SchemaCheck.show(path, text), Cidr.ALLOWED);
            return;
        }
        Cidr network = range.get().network();
        if (!network.equals(range.get())) {
            reading.mistake(
                    path, "\"" + text + "\", an address within a range", "the range", Optional.of(network.toString()));
        }
        ranges.entrySet().stream()
                .filter(other -> other.getValue().overlaps(network))
                .findFirst()
                .ifPresent(other -> overlap(path, text, other.getKey()));
        ranges.put(path, network);
    }

    /** Neutron up to Newton ships with allow_overlapping_ips off, and then refuses the second subnet. */
    private void overlap(String path, String text, String other) {
        String found = "\"" + text + "\", which overlaps with " + other + " on line " + reading.line(other);
        reading.mistake(path, found, "ranges that do not overlap: old neutrons refuse the second");
    }
}
