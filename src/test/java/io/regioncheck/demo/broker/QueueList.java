package io.regioncheck.demo.broker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.qpid.server.model.Exchange;
import org.apache.qpid.server.model.LifetimePolicy;
import org.apache.qpid.server.model.Queue;

/** What RabbitMQ says of queues and exchanges, from the broker's own state. */
final class QueueList {
    /** The queues that oslo.messaging lets expire; Qpid does not keep arguments that it does not know. */
    private static final Pattern EXPIRING = Pattern.compile("reply_.*|.*_fanout_[0-9a-f]{32}");

    private static final int EXPIRY_MILLIS = 1_800_000;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private final DemoBroker broker;
    private final Shapes shapes;
    private final ConnectionList connections;

    QueueList(DemoBroker broker, Shapes shapes, ConnectionList connections) {
        this.broker = broker;
        this.shapes = shapes;
        this.connections = connections;
    }

    /** Returns the names in the order in which RabbitMQ lists them. */
    List<String> names() {
        return queues().stream().map(Queue::getName).sorted().toList();
    }

    /** Returns a queue as lists show it. */
    Optional<ObjectNode> listed(String name) {
        return find(name).map(this::json);
    }

    /** Returns a queue as it is shown by itself: with its consumers. */
    Optional<ObjectNode> shown(String name) {
        return find(name).map(queue -> {
            ObjectNode json = json(queue);
            ArrayNode consumers = json.putArray("consumer_details");
            queue.getConsumers().forEach(consumer -> consumers.add(connections.consumer(consumer)));
            json.putArray("deliveries");
            json.putArray("incoming");
            return json;
        });
    }

    private Optional<Queue<?>> find(String name) {
        return Optional.ofNullable(broker.state().getAttainedQueue(name));
    }

    private List<Queue<?>> queues() {
        return broker.state().getChildren(Queue.class).stream()
                .<Queue<?>>map(queue -> queue)
                .toList();
    }

    private ObjectNode json(Queue<?> queue) {
        ObjectNode json = shapes.queue.deepCopy();
        json.put("name", queue.getName()).put("node", broker.nodes().get(0));
        json.put("durable", queue.isDurable());
        json.put("auto_delete", queue.getLifetimePolicy() == LifetimePolicy.DELETE_ON_NO_OUTBOUND_LINKS);
        json.put("exclusive", queue.isExclusive());
        ObjectNode arguments = json.putObject("arguments");
        if (EXPIRING.matcher(queue.getName()).matches()) {
            arguments.put("x-expires", EXPIRY_MILLIS);
        }
        int consumers = queue.getConsumerCount();
        json.put("consumers", consumers);
        json.put("consumer_capacity", consumers == 0 ? 0 : 1.0).put("consumer_utilisation", consumers == 0 ? 0 : 1.0);
        json.put("idle_since", STAMP.format(OffsetDateTime.now(ZoneOffset.UTC)));
        depth(queue, json);
        traffic(queue, json);
        return json;
    }

    private static void depth(Queue<?> queue, ObjectNode json) {
        int all = queue.getQueueDepthMessages();
        long unacknowledged = queue.getUnacknowledgedMessages();
        long ready = Math.max(0, all - unacknowledged);
        json.put("messages", all).put("messages_ready", ready).put("messages_unacknowledged", unacknowledged);
        json.put("messages_ram", all).put("messages_ready_ram", ready);
        json.put("messages_unacknowledged_ram", unacknowledged);
        json.put("message_bytes", queue.getQueueDepthBytes()).put("message_bytes_ram", queue.getQueueDepthBytes());
        json.put("message_bytes_ready", queue.getAvailableBytes());
        json.put("message_bytes_unacknowledged", queue.getUnacknowledgedBytes());
        json.put("memory", json.path("memory").asLong() + queue.getQueueDepthBytes());
    }

    /** RabbitMQ has no statistics of a queue that never had a message. */
    private static void traffic(Queue<?> queue, ObjectNode json) {
        if (queue.getTotalEnqueuedMessages() == 0) {
            json.remove("message_stats");
        } else if (json.path("message_stats") instanceof ObjectNode stats) {
            long delivered = queue.getTotalDequeuedMessages() + queue.getUnacknowledgedMessages();
            stats.put("publish", queue.getTotalEnqueuedMessages());
            stats.put("deliver", delivered).put("deliver_get", delivered);
            stats.put("ack", queue.getTotalDequeuedMessages());
        }
    }

    ArrayNode consumers() {
        ArrayNode list = shapes.consumer.arrayNode();
        for (Queue<?> queue : queues()) {
            queue.getConsumers().forEach(consumer -> list.add(connections.consumer(consumer)));
        }
        return list;
    }

    /** Returns the exchanges; the nameless one first, as it sorts. */
    ArrayNode exchanges() {
        ArrayNode list = shapes.exchange.arrayNode();
        list.add(exchange("", "direct", true, false));
        broker.state().getChildren(Exchange.class).stream()
                .sorted(Comparator.comparing(Exchange::getName))
                .forEach(one -> list.add(exchange(one.getName(), one.getType(), one.isDurable(), one.isAutoDelete())));
        return list;
    }

    private ObjectNode exchange(String name, String type, boolean durable, boolean autoDelete) {
        boolean builtIn = name.isEmpty() || name.startsWith("amq.");
        ObjectNode json = shapes.exchange.deepCopy();
        json.remove("message_stats");
        json.put("name", name).put("type", type).put("durable", durable).put("auto_delete", autoDelete);
        json.put("user_who_performed_action", builtIn ? "rmq-internal" : DemoBroker.USER);
        return json;
    }
}
