package io.regioncheck.demo.broker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import io.regioncheck.demo.broker.Daemon.Mood;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;

/** The daemons of a region on its broker: their queues as oslo.messaging declares them, and who answers on them. */
public final class Responders implements AutoCloseable {
    private static final int DAEMONS_PER_CONNECTION = 100;
    private static final int NOTIFICATIONS = 100;
    private static final int MOST_NOTIFICATIONS = 10_000;
    private static final Map<String, Object> TRANSIENT = Map.of("x-expires", 1_800_000);

    private final DemoBroker broker;
    private final ExecutorService threads;
    private final List<Connection> connections = new ArrayList<>();

    /** Each daemon declares them all; the first time suffices. */
    private final Set<String> declared = new HashSet<>();

    private Responders(DemoBroker broker, ExecutorService threads) {
        this.broker = broker;
        this.threads = threads;
    }

    /** Declares all queues and begins to answer; every daemon has a connection of its own only where they are few. */
    public static Responders start(DemoBroker broker, DemoRegion region, ExecutorService threads) {
        Responders responders = new Responders(broker, threads);
        Daemons daemons = new Daemons(region);
        Map<String, List<Daemon>> byBinary = new HashMap<>();
        daemons.all()
                .forEach(daemon -> byBinary.computeIfAbsent(daemon.binary(), none -> new ArrayList<>())
                        .add(daemon));
        int together = daemons.areFew() ? 1 : DAEMONS_PER_CONNECTION;
        try {
            for (Map.Entry<String, List<Daemon>> kind : byBinary.entrySet()) {
                List<Daemon> all = kind.getValue();
                for (int i = 0; i < all.size(); i += together) {
                    responders.connect(kind.getKey(), all.subList(i, Math.min(all.size(), i + together)));
                }
            }
            if (region.suffers(Incident.RABBIT_BACKLOG)) {
                responders.notifyNobody(region);
            }
            return responders;
        } catch (IOException | TimeoutException failure) {
            responders.close();
            throw new IllegalStateException("the daemons of " + region.name() + " cannot listen", failure);
        }
    }

    private void connect(String binary, List<Daemon> daemons) throws IOException, TimeoutException {
        ConnectionFactory factory = broker.clients();
        factory.setSharedExecutor(threads);
        // oslo_messaging/_drivers/impl_rabbit.py of Zed names its connections so
        String name = "%s:%d:%s".formatted(binary, ProcessHandle.current().pid(), UUID.randomUUID());
        // Qpid keeps the property "instance" and not "connection_name"
        factory.setClientProperties(Map.of("product", "py-amqp", "version", "5.1.1", "instance", name));
        Connection connection = factory.newConnection(name);
        connections.add(connection);
        Channel channel = connection.createChannel();
        for (Daemon daemon : daemons) {
            for (Topic topic : daemon.topics()) {
                listen(channel, daemon, topic);
            }
        }
    }

    /** Services send notifications that nobody reads; after some the demo has shown enough. */
    private void notifyNobody(DemoRegion region) throws IOException {
        String queue = "notifications.info";
        Channel channel = connections.get(0).createChannel();
        channel.queueDeclare(queue, false, false, false, Map.of());
        notify(region, channel, queue, 0);
    }

    private void notify(DemoRegion region, Channel channel, String queue, int sent) {
        try {
            for (int i = 0; i < NOTIFICATIONS; i++) {
                channel.basicPublish("", queue, null, new byte[1_000]);
            }
        } catch (IOException | AlreadyClosedException ended) {
            return;
        }
        if (sent < MOST_NOTIFICATIONS) {
            region.after(Duration.ofMillis(500), () -> notify(region, channel, queue, sent + NOTIFICATIONS));
        }
    }

    private void listen(Channel channel, Daemon daemon, Topic topic) throws IOException {
        Dispatch dispatch = new Dispatch(daemon.service(), topic.endpoints());
        String fanoutQueue = topic.fanout() + "_" + UUID.randomUUID().toString().replace("-", "");
        if (declared.add(topic.exchange())) {
            channel.exchangeDeclareNoWait(topic.exchange(), "topic", false, false, false, Map.of());
        }
        if (declared.add(topic.fanout())) {
            channel.exchangeDeclareNoWait(topic.fanout(), "fanout", false, true, false, Map.of());
        }
        for (String queue : List.of(topic.name(), topic.own())) {
            if (declared.add(queue)) {
                channel.queueDeclareNoWait(queue, false, false, false, Map.of());
                channel.queueBindNoWait(queue, topic.exchange(), queue, Map.of());
            }
        }
        channel.queueDeclareNoWait(fanoutQueue, false, false, false, TRANSIENT);
        channel.queueBindNoWait(fanoutQueue, topic.fanout(), topic.name(), Map.of());
        if (daemon.mood() != Mood.STOPPED) {
            for (String queue : List.of(topic.name(), topic.own(), fanoutQueue)) {
                channel.basicConsume(
                        queue, false, (tag, delivery) -> take(channel, daemon, dispatch, delivery), tag -> {});
            }
        }
    }

    private void take(Channel channel, Daemon daemon, Dispatch dispatch, Delivery delivery) throws IOException {
        if (daemon.mood() == Mood.HUNG) {
            return;
        }
        channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
        ObjectNode message = Envelope.open(delivery.getBody()).orElseGet(JsonNodeFactory.instance::objectNode);
        String caller = message.path("_reply_q").asText();
        if (broker.isOverMemory() || caller.isEmpty()) {
            // over its memory limit the broker takes no message, so no reply arrives
            return;
        }
        Optional<ObjectNode> reply = dispatch.reply(message);
        if (reply.isPresent()) {
            BasicProperties properties = new BasicProperties.Builder()
                    .contentType("application/json")
                    .contentEncoding("utf-8")
                    .deliveryMode(2)
                    .priority(0)
                    .headers(Map.of())
                    .build();
            channel.basicPublish("", caller, true, properties, Envelope.seal(reply.get()));
        }
    }

    @Override
    public void close() {
        for (Connection connection : connections) {
            connection.abort(1_000);
        }
    }
}
