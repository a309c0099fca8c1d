package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Reads where the broker and the SQL server of a region are, if the environment lets us ask them. */
final class MiddlewareReader {
    private static final int HIGHEST_PORT = 65_535;

    private final Reading reading;
    private final JsonNode root;

    MiddlewareReader(Reading reading) {
        this.reading = reading;
        this.root = reading.root();
    }

    Optional<Broker> broker() {
        return Optional.of(root.path("broker")).filter(JsonNode::isObject).map(node -> {
            List<HttpUrl> management = new ArrayList<>();
            for (JsonNode url : node.path("management")) {
                management.add(reading.url("broker.management[" + management.size() + "]", url.asText()));
            }
            return new Broker(
                    management,
                    amqp(node.path("amqp")),
                    node.path("amqp-tls").asBoolean(false),
                    node.path("vhost").asText("/"),
                    node.path("username").asText(),
                    new SecretReader(reading).read(node.path("password"), "broker.password"),
                    exchanges(node.path("exchanges")),
                    Reading.choice(
                            Broker.VersionProbes.class, node.path("version-probes"), Broker.VersionProbes.QUIET));
        });
    }

    private static Map<String, String> exchanges(JsonNode named) {
        Map<String, String> exchanges = new HashMap<>(Broker.USUAL_EXCHANGES);
        named.properties()
                .forEach(one -> exchanges.put(one.getKey(), one.getValue().asText()));
        return exchanges;
    }

    private List<String> amqp(JsonNode list) {
        List<String> addresses = new ArrayList<>();
        for (JsonNode node : list) {
            String address = node.asText();
            String port = address.substring(address.lastIndexOf(':') + 1);
            if (port.matches("\\d+") && (port.length() > 5 || Integer.parseInt(port) > HIGHEST_PORT)) {
                String path = "broker.amqp[" + addresses.size() + "]";
                reading.mistake(path, "\"" + address + "\"", "a port from 1 to " + HIGHEST_PORT);
            }
            addresses.add(address);
        }
        return addresses;
    }

    Optional<Database> database() {
        return Optional.of(root.path("database"))
                .filter(JsonNode::isObject)
                .map(node -> new Database(
                        node.path("host").asText(),
                        node.path("port").asInt(3306),
                        node.path("username").asText(),
                        new SecretReader(reading).read(node.path("password"), "database.password"),
                        node.path("tls").asBoolean(false),
                        names(node.path("names")),
                        elsewhere(node.path("elsewhere")),
                        Reading.text(node, "baseline").map(reading::path)));
    }

    private Map<String, String> names(JsonNode node) {
        Map<String, String> names = new LinkedHashMap<>();
        node.fields().forEachRemaining(name -> {
            known("database.names." + name.getKey(), name.getKey());
            names.put(name.getKey(), name.getValue().asText());
        });
        return names;
    }

    private List<String> elsewhere(JsonNode node) {
        List<String> names = new ArrayList<>();
        for (JsonNode name : node) {
            known("database.elsewhere[" + names.size() + "]", name.asText());
            names.add(name.asText());
        }
        return names;
    }

    private void known(String path, String name) {
        if (!Database.USUAL.contains(name)) {
            reading.mistake(
                    path,
                    "\"" + name + "\"",
                    "the usual name of a database: " + String.join(", ", Database.USUAL),
                    Nearest.to(name, Database.USUAL));
        }
    }
}
