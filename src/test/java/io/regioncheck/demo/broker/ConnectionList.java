package io.regioncheck.demo.broker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import org.apache.qpid.server.model.Session;
import org.apache.qpid.server.queue.QueueConsumer;
import org.apache.qpid.server.transport.AMQPConnection;

/** What RabbitMQ says of connections, channels and consumers, from the broker's own state. */
final class ConnectionList {
    private final DemoBroker broker;
    private final Shapes shapes;

    ConnectionList(DemoBroker broker, Shapes shapes) {
        this.broker = broker;
        this.shapes = shapes;
    }

    private List<AMQPConnection<?>> all() {
        return broker.state().getConnections().stream()
                .<AMQPConnection<?>>mapMulti((connection, into) -> {
                    if (connection instanceof AMQPConnection<?> amqp) {
                        into.accept(amqp);
                    }
                })
                .toList();
    }

    int size() {
        return all().size();
    }

    int channelCount() {
        return all().stream().mapToInt(AMQPConnection::getSessionCount).sum();
    }

    ArrayNode connections() {
        ArrayNode list = shapes.connection.arrayNode();
        all().forEach(one -> list.add(connection(one)));
        return list;
    }

    private ObjectNode connection(AMQPConnection<?> connection) {
        ObjectNode json = shapes.connection.deepCopy();
        String given = String.valueOf(connection.getClientId());
        json.put("name", name(connection))
                .put("user_provided_name", given)
                .put("node", broker.nodes().get(0));
        json.put("port", broker.port()).put("peer_port", port(connection.getRemoteAddressString()));
        json.put("channels", connection.getSessionCount());
        json.put("connected_at", connection.getCreatedTime().getTime());
        json.put("recv_oct", connection.getBytesIn()).put("send_oct", connection.getBytesOut());
        json.put("recv_cnt", connection.getMessagesIn()).put("send_cnt", connection.getMessagesOut());
        // "blocking" until it publishes, "blocked" from then on
        json.put("state", !broker.isOverMemory() ? "running" : connection.getMessagesIn() > 0 ? "blocked" : "blocking");
        if (json.path("client_properties") instanceof ObjectNode properties) {
            properties.put("connection_name", given);
            properties.put("product", String.valueOf(connection.getClientProduct()));
            properties.put("product_version", String.valueOf(connection.getClientVersion()));
        }
        return json;
    }

    ArrayNode channels() {
        ArrayNode list = shapes.channel.arrayNode();
        all().forEach(connection -> sessions(connection).forEach(session -> list.add(channel(connection, session))));
        return list;
    }

    private static Collection<? extends Session<?>> sessions(AMQPConnection<?> connection) {
        return connection.getSessionModels();
    }

    private ObjectNode channel(AMQPConnection<?> connection, Session<?> session) {
        ObjectNode json = shapes.channel.deepCopy();
        json.put("name", name(connection) + " (" + session.getChannelId() + ")")
                .put("node", broker.nodes().get(0));
        json.put("number", session.getChannelId()).put("consumer_count", session.getConsumerCount());
        json.put("messages_unacknowledged", session.getUnacknowledgedMessages());
        json.putObject("connection_details")
                .put("name", name(connection))
                .put("peer_host", "127.0.0.1")
                .put("peer_port", port(connection.getRemoteAddressString()));
        return json;
    }

    ObjectNode consumer(QueueConsumer<?, ?> consumer) {
        ObjectNode json = shapes.consumer.deepCopy();
        json.put("consumer_tag", consumer.getName()).put("exclusive", consumer.isExclusive());
        AMQPConnection<?> connection = consumer.getSession().getAMQPConnection();
        int number = consumer.getSession().getChannelId();
        json.putObject("channel_details")
                .put("connection_name", name(connection))
                .put("name", name(connection) + " (" + number + ")")
                .put("node", broker.nodes().get(0))
                .put("number", number)
                .put("peer_host", "127.0.0.1")
                .put("peer_port", port(connection.getRemoteAddressString()))
                .put("user", DemoBroker.USER);
        json.putObject("queue").put("name", consumer.getQueue().getName()).put("vhost", "/");
        return json;
    }

    private String name(AMQPConnection<?> connection) {
        return "127.0.0.1:%d -> 127.0.0.1:%d".formatted(port(connection.getRemoteAddressString()), broker.port());
    }

    private static int port(String address) {
        return Integer.parseInt(address.replaceAll(".*:", ""));
    }
}
