package io.regioncheck.demo.broker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Many computes on a broker, each a queue with somebody who answers, well or otherwise: Zed's, unless they run old code. */
public final class RpcHosts implements AutoCloseable {
    /** How a host answers. */
    public enum Manner {
        WELL,
        /** As code of Yoga does. */
        OLD_CODE,
        /** As an oslo.messaging of Kilo does: the end of a reply is a message of its own. */
        IN_TWO_MESSAGES,
        LATE,
        TWICE,
        GARBAGE,
        AS_ANOTHER,
        SILENT,
        /** The first message that it gets is lost. */
        DEAF_AT_FIRST,
        /** Its queue is there, and nobody consumes from it. */
        NO_CONSUMER
    }

    private static final int PER_CHANNEL = 250;
    private static final String EXCHANGE = "nova";
    private static final BasicProperties PLAIN =
            new BasicProperties.Builder().contentType("application/json").build();

    private final Connection connection;
    private final long lateMillis;
    private final AtomicBoolean heardOne = new AtomicBoolean();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Endpoint base = new Endpoint("baseapi", "1.1", java.util.Set.of("ping"));

    private RpcHosts(Connection connection, long lateMillis) {
        this.connection = connection;
        this.lateMillis = lateMillis;
    }

    /** @param lateMillis how long one that is late takes */
    public static RpcHosts start(ConnectionFactory factory, Map<String, Manner> hosts, long lateMillis)
            throws IOException, TimeoutException {
        RpcHosts all = new RpcHosts(factory.newConnection("hosts"), lateMillis);
        Channel channel = all.connection.createChannel();
        channel.exchangeDeclare(EXCHANGE, "topic", false, false, Map.of());
        List<String> names = new ArrayList<>(hosts.keySet());
        for (int i = 0; i < names.size(); i++) {
            channel = i % PER_CHANNEL == 0 ? all.connection.createChannel() : channel;
            all.listen(channel, names.get(i), hosts.getOrDefault(names.get(i), Manner.WELL));
        }
        return all;
    }

    private void listen(Channel channel, String host, Manner manner) throws IOException {
        String queue = "compute." + host;
        channel.queueDeclare(queue, false, false, false, Map.of());
        channel.queueBind(queue, EXCHANGE, queue);
        if (manner != Manner.NO_CONSUMER) {
            channel.basicConsume(queue, true, (tag, delivery) -> answer(channel, manner, delivery), tag -> {});
        }
    }

    private void answer(Channel channel, Manner manner, Delivery delivery) throws IOException {
        ObjectNode message = Envelope.open(delivery.getBody()).orElseGet(JsonNodeFactory.instance::objectNode);
        String caller = message.path("_reply_q").asText();
        String version = manner == Manner.OLD_CODE ? "6.0" : "6.1";
        String name = manner == Manner.AS_ANOTHER ? "conductor" : "compute";
        Optional<ObjectNode> reply =
                new Dispatch(name, List.of(Endpoint.of(version), base, Endpoint.of("5.13"))).reply(message);
        if (reply.isEmpty()) {
            return;
        }
        byte[] body = Envelope.seal(reply.get());
        switch (manner) {
            case SILENT, NO_CONSUMER -> {}
            case WELL, OLD_CODE, AS_ANOTHER -> send(channel, caller, body);
            case DEAF_AT_FIRST -> {
                if (heardOne.getAndSet(true)) {
                    send(channel, caller, body);
                }
            }
            case TWICE -> {
                send(channel, caller, body);
                send(channel, caller, body);
            }
            case IN_TWO_MESSAGES -> inTwo(channel, caller, reply.get());
            case GARBAGE ->
                send(
                        channel,
                        caller,
                        ("{\"oslo.version\": \"2.0\", \"oslo.message\": \"{\\\"_msg_id\\\": \\\""
                                        + message.path("_msg_id").asText() + "\\\", \\\"failure\\\": \\\"{}\\\"}\"}")
                                .getBytes(StandardCharsets.UTF_8));
            case LATE -> {
                var unused = clock.schedule(
                        () -> {
                            send(channel, caller, body);
                            return true;
                        },
                        lateMillis,
                        TimeUnit.MILLISECONDS);
            }
        }
    }

    private static void inTwo(Channel channel, String caller, ObjectNode reply) throws IOException {
        ObjectNode end = reply.deepCopy();
        end.putNull("result").putNull("failure");
        ObjectNode first = reply.deepCopy();
        first.remove("ending");
        send(channel, caller, Envelope.seal(first));
        send(channel, caller, Envelope.seal(end));
    }

    private static void send(Channel channel, String caller, byte[] body) throws IOException {
        synchronized (channel) {
            channel.basicPublish("", caller, PLAIN, body);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        connection.abort(1_000);
    }
}
