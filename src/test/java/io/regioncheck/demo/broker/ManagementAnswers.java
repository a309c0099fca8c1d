package io.regioncheck.demo.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What the management API answers at which path. */
final class ManagementAnswers {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final DemoBroker broker;
    private final int port;
    private final ConnectionList connections;
    private final QueueList queues;
    private final NodeList nodes;

    ManagementAnswers(DemoBroker broker, int port) {
        Shapes shapes = new Shapes();
        this.broker = broker;
        this.port = port;
        this.connections = new ConnectionList(broker, shapes);
        this.queues = new QueueList(broker, shapes, connections);
        this.nodes = new NodeList(broker, shapes, connections);
    }

    Answer to(String rawPath, Asked asked) {
        List<String> parts = Arrays.stream(rawPath.split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        if (parts.isEmpty() || !parts.get(0).equals("api")) {
            return absent();
        }
        // a virtual host that is not ours has nothing; of ours the short paths tell the same
        List<String> path = parts.subList(1, parts.size());
        return switch (String.join("/", path)) {
            case "overview" -> found(nodes.overview(port));
            case "nodes" -> found(nodes.nodes());
            case "queues", "queues//" -> found(asked.of(queues.names(), queues::listed));
            case "exchanges", "exchanges//" -> found(queues.exchanges());
            case "connections", "vhosts///connections" -> found(connections.connections());
            case "channels", "vhosts///channels" -> found(connections.channels());
            case "consumers", "consumers//" -> found(queues.consumers());
            case "vhosts" -> found(nodes.vhosts());
            case "whoami" -> found(whoami());
            case "users" -> found(users());
            case "permissions", "users/openstack/permissions", "vhosts///permissions" -> found(permissions());
            case "permissions///openstack" ->
                permissions().isEmpty() ? absent() : found(permissions().path(0));
            case "health/checks/alarms" -> health("There are alarms in effect in the cluster");
            case "health/checks/local-alarms" -> health("There are alarms in effect on the node");
            case "healthchecks/node" -> nodeHealth();
            default -> one(path);
        };
    }

    private Answer one(List<String> path) {
        if (path.size() == 3 && path.get(0).equals("queues") && path.get(1).equals("/")) {
            return queues.shown(path.get(2)).map(ManagementAnswers::found).orElseGet(ManagementAnswers::absent);
        }
        if (path.size() == 2 && path.get(0).equals("nodes")) {
            return named(nodes.nodes(), path.get(1));
        }
        if (path.size() == 2 && path.get(0).equals("vhosts")) {
            return named(nodes.vhosts(), path.get(1));
        }
        if (path.size() == 2 && path.get(0).equals("users")) {
            return named(users(), path.get(1));
        }
        return absent();
    }

    private static Answer named(ArrayNode list, String name) {
        for (JsonNode each : list) {
            if (each.path("name").asText().equals(name)) {
                return found(each);
            }
        }
        return absent();
    }

    private static Answer found(JsonNode json) {
        return Answer.json(200, json).with("cache-control", "no-cache").with("vary", "accept, accept-encoding, origin");
    }

    private static Answer absent() {
        return Answer.json(
                404, JSON.objectNode().put("error", "Object Not Found").put("reason", "Not Found"));
    }

    private static ObjectNode whoami() {
        ObjectNode json = JSON.objectNode().put("name", DemoBroker.USER);
        json.putArray("tags").add("administrator");
        return json;
    }

    private static ArrayNode users() {
        ObjectNode user = JSON.objectNode().put("name", DemoBroker.USER);
        user.put("password_hash", "").put("hashing_algorithm", "rabbit_password_hashing_sha256");
        user.putArray("tags").add("administrator");
        user.putObject("limits");
        return JSON.arrayNode().add(user);
    }

    private ArrayNode permissions() {
        if (broker.hasLostPermissions()) {
            return JSON.arrayNode();
        }
        ObjectNode all = JSON.objectNode().put("user", DemoBroker.USER).put("vhost", "/");
        return JSON.arrayNode()
                .add(all.put("configure", ".*").put("write", ".*").put("read", ".*"));
    }

    /** rabbit_mgmt_wm_health_check_alarms.erl of 3.10. */
    private Answer health(String words) {
        if (!broker.isOverMemory()) {
            return found(JSON.objectNode().put("status", "ok"));
        }
        ObjectNode json = JSON.objectNode().put("status", "failed").put("reason", words);
        json.putArray("alarms").addObject().put("node", broker.nodes().get(0)).put("resource", "memory");
        return Answer.json(503, json);
    }

    private Answer nodeHealth() {
        ObjectNode json = JSON.objectNode().put("status", broker.isOverMemory() ? "failed" : "ok");
        if (broker.isOverMemory()) {
            json.put("reason", "resource alarm(s) in effect:[memory]");
        }
        return found(json);
    }
}
