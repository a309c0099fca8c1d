package io.regioncheck.broker;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.environment.Broker;
import io.regioncheck.environment.Tls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import okhttp3.HttpUrl;

/**
 * The management API of the cluster, RabbitMQ 3.6 to 4.x. What any member can tell is asked of the first that answers; a field that a
 * version does not have is an empty value, never a guess.
 *
 * <p>Every call throws {@link BrokerFailed} without a usable answer, and {@link CancellationException} if the thread is interrupted.
 */
public final class Management implements AutoCloseable {
    /** The largest that the API takes. */
    private static final int PAGE = 500;

    private static final String QUEUE_COLUMNS =
            "name,vhost,messages,messages_ready,messages_unacknowledged,consumers,type,"
                    + "durable,auto_delete,exclusive,arguments,state,idle_since";

    private final List<HttpUrl> members;
    private final ManagementCalls calls;
    private final String vhost;
    private volatile int speaker;

    Management(Broker access, Tls tls, Duration patience) {
        this.members = access.management();
        this.calls = new ManagementCalls(access, tls, patience);
        this.vhost = access.vhost();
    }

    public List<HttpUrl> members() {
        return members;
    }

    /** What one member says of itself. */
    public Overview overview(HttpUrl member) {
        return Overview.of(calls.get(member, List.of("overview"), Map.of()));
    }

    public Overview overview() {
        return Overview.of(get(List.of("overview"), Map.of()));
    }

    public List<BrokerNode> nodes() {
        return Answers.list(get(List.of("nodes"), Map.of()), BrokerNode::of);
    }

    /** Returns what the memory of a node is used for. */
    public MemoryUse memory(String node) {
        return MemoryUse.of(get(List.of("nodes", node, "memory"), Map.of()));
    }

    /** Returns all queues of the environment's virtual host. */
    public List<BrokerQueue> queues() {
        List<BrokerQueue> queues = new ArrayList<>();
        int pages = 1;
        for (int page = 1; page <= pages; page++) {
            JsonNode answer = get(
                    List.of("queues", vhost),
                    Map.of("page", "" + page, "page_size", "" + PAGE, "columns", QUEUE_COLUMNS));
            pages = Answers.number(answer, "page_count").map(Long::intValue).orElse(1);
            queues.addAll(Answers.list(answer.path("items"), BrokerQueue::of));
        }
        return queues;
    }

    /** Returns the clients of all virtual hosts. */
    public List<ClientConnection> connections() {
        return Answers.list(
                get(
                        List.of("connections"),
                        Map.of("columns", "name,user,vhost,state,node,user_provided_name,client_properties")),
                ClientConnection::of);
    }

    /** Returns what each user may do in the environment's virtual host; only the tag administrator may ask. */
    public List<Permission> permissions() {
        return Answers.list(get(List.of("vhosts", vhost, "permissions"), Map.of()), Permission::of);
    }

    /** Returns the names of all users; only the tag administrator may ask. */
    public List<String> users() {
        return Answers.list(get(List.of("users"), Map.of()), user -> Answers.text(user, "name"));
    }

    /** Returns the state of each node in the environment's virtual host, such as {@code running}; empty before RabbitMQ 3.7. */
    public Map<String, String> vhostStates() {
        Map<String, String> states = new LinkedHashMap<>();
        get(List.of("vhosts", vhost), Map.of())
                .path("cluster_state")
                .properties()
                .forEach(node -> states.put(node.getKey(), node.getValue().asText()));
        return states;
    }

    /** Returns the feature flags; empty before RabbitMQ 3.8, which has none. */
    public List<FeatureFlag> featureFlags() {
        return known(List.of("feature-flags"))
                .map(list -> Answers.list(list, FeatureFlag::of))
                .orElse(List.of());
    }

    /** Returns the alarms in effect, as {@code resource on node}; empty before RabbitMQ 3.8.10, which cannot be asked so. */
    public Optional<List<String>> alarms() {
        return known(List.of("health", "checks", "alarms"))
                .map(answer -> Answers.list(
                        answer.path("alarms"),
                        alarm -> alarm.path("resource").asText("an alarm") + " on "
                                + alarm.path("node").asText("a node")));
    }

    /** Returns whether a user is let in at one member. */
    public boolean letsIn(HttpUrl member, String username, String password) {
        return calls.letsIn(member, username, password);
    }

    private Optional<JsonNode> known(List<String> path) {
        try {
            return Optional.of(get(path, Map.of()));
        } catch (BrokerFailed failed) {
            if (failed.kind() == BrokerFailed.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    /** Asks the member that answered last, then the others. */
    private JsonNode get(List<String> path, Map<String, String> query) {
        List<BrokerFailed> failures = new ArrayList<>();
        int first = speaker;
        for (int i = 0; i < members.size(); i++) {
            int member = (first + i) % members.size();
            try {
                JsonNode answer = calls.get(members.get(member), path, query);
                speaker = member;
                return answer;
            } catch (BrokerFailed failed) {
                if (!failed.mayBeOfThisMemberOnly()) {
                    throw failed;
                }
                failures.add(failed);
            }
        }
        throw failures.get(0);
    }

    @Override
    public void close() {
        calls.close();
    }
}
