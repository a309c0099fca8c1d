package io.regioncheck.demo.broker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import org.apache.qpid.server.model.Queue;
import org.apache.qpid.server.virtualhost.QueueManagingVirtualHost;

/** What RabbitMQ says of itself: its nodes, their alarms, and how much there is of what. */
final class NodeList {
    private final DemoBroker broker;
    private final Shapes shapes;
    private final ConnectionList connections;

    NodeList(DemoBroker broker, Shapes shapes, ConnectionList connections) {
        this.broker = broker;
        this.shapes = shapes;
        this.connections = connections;
    }

    ArrayNode nodes() {
        ArrayNode list = shapes.node.arrayNode();
        broker.nodes().forEach(name -> list.add(node(name)));
        return list;
    }

    /** The whole load is on the first; so is the alarm. */
    private ObjectNode node(String name) {
        ObjectNode json = shapes.node.deepCopy();
        boolean first = name.equals(broker.nodes().get(0));
        long limit = json.path("mem_limit").asLong();
        boolean alarm = first && broker.isOverMemory();
        json.put("name", name)
                .put("os_pid", String.valueOf(ProcessHandle.current().pid()));
        json.put("mem_alarm", alarm);
        if (alarm) {
            json.put("mem_used", limit + limit / 50);
        }
        json.put("uptime", ManagementFactory.getRuntimeMXBean().getUptime());
        int sockets = first ? connections.size() : 0;
        json.put("sockets_used", sockets).put("fd_used", 40 + sockets).put("proc_used", 400 + 12 * sockets);
        json.put("connection_created", sockets).put("channel_created", first ? connections.channelCount() : 0);
        json.put("queue_created", first ? broker.state().getQueueCount() : 0);
        return json;
    }

    ObjectNode overview(int port) {
        QueueManagingVirtualHost<?> state = broker.state();
        ObjectNode json = shapes.overview.deepCopy();
        json.put("node", broker.nodes().get(0))
                .put("cluster_name", broker.nodes().get(0));
        if (broker.runsOnAWrongErlang()) {
            json.put("erlang_version", "26.2.1");
        }
        json.putObject("object_totals")
                .put("channels", connections.channelCount())
                .put("connections", connections.size())
                .put("consumers", consumers())
                .put("exchanges", state.getExchangeCount() + 1)
                .put("queues", state.getQueueCount());
        totals(json.path("queue_totals") instanceof ObjectNode totals ? totals : json.putObject("queue_totals"));
        if (json.path("message_stats") instanceof ObjectNode stats) {
            stats.put("publish", state.getMessagesIn()).put("deliver", state.getMessagesOut());
            stats.put("deliver_get", state.getMessagesOut());
        }
        json.path("listeners").forEach(one -> listener((ObjectNode) one, port));
        json.path("contexts")
                .forEach(one ->
                        ((ObjectNode) one).put("node", broker.nodes().get(0)).put("port", "" + port));
        return json;
    }

    private void listener(ObjectNode json, int management) {
        json.put("node", broker.nodes().get(0));
        switch (json.path("protocol").asText()) {
            case "amqp" -> json.put("port", broker.port());
            case "http" -> json.put("port", management);
            default -> {}
        }
    }

    private void totals(ObjectNode json) {
        long all = broker.state().getTotalDepthOfQueuesMessages();
        long unacknowledged = broker.state().getChildren(Queue.class).stream()
                .mapToLong(Queue::getUnacknowledgedMessages)
                .sum();
        json.put("messages", all).put("messages_unacknowledged", unacknowledged);
        json.put("messages_ready", Math.max(0, all - unacknowledged));
    }

    private int consumers() {
        return broker.state().getChildren(Queue.class).stream()
                .mapToInt(Queue::getConsumerCount)
                .sum();
    }

    ArrayNode vhosts() {
        ArrayNode list = shapes.vhost.arrayNode();
        ObjectNode json = shapes.vhost.deepCopy();
        ObjectNode states = json.putObject("cluster_state");
        broker.nodes().forEach(node -> states.put(node, "running"));
        totals(json);
        return list.add(json);
    }
}
