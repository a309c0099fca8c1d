package io.regioncheck.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.regioncheck.broker.BrokerFailed.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Messages that were published with a confirm to a queue of our own and came back, one after the other.
 *
 * @param latencies from publishing to having it back, in order of length
 */
public record Roundtrip(List<Duration> latencies) {

    public Roundtrip {
        List<Duration> sorted = new ArrayList<>(latencies);
        Collections.sort(sorted);
        latencies = List.copyOf(sorted);
    }

    /** Returns the latency that so many percent of the messages did not exceed: the nearest rank. */
    public Duration percentile(int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * latencies.size());
        return latencies.get(Math.max(0, rank - 1));
    }

    static Roundtrip over(Connection connection, String member, int messages, Duration patience) throws IOException {
        String asked = "AMQP " + member + ", a message to ourselves";
        List<Duration> latencies = new ArrayList<>();
        BlockingQueue<String> back = new LinkedBlockingQueue<>();
        List<String> blocked = Collections.synchronizedList(new ArrayList<>());
        connection.addBlockedListener(blocked::add, () -> {});
        try {
            Channel channel = connection.createChannel();
            String queue = ownQueue(channel, back);
            for (int i = 0; i < messages; i++) {
                latencies.add(once(channel, queue, "" + i, back, patience));
            }
            return new Roundtrip(latencies);
        } catch (TimeoutException silent) {
            String why = blocked.isEmpty() ? "" : ": it blocks publishers, " + blocked.get(0);
            throw new BrokerFailed(
                    Kind.SILENT,
                    asked,
                    Optional.ofNullable(silent.getMessage()).orElse("no confirm") + " within " + patience.toSeconds()
                            + " s" + why,
                    "rabbitmq-diagnostics alarms; rabbitmq-diagnostics check_virtual_hosts",
                    silent);
        } catch (ShutdownSignalException closed) {
            throw new IOException(closed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted during " + asked);
        }
    }

    /** Makes a queue that goes with the connection; what arrives there is told by its id. */
    private static String ownQueue(Channel channel, BlockingQueue<String> back) throws IOException {
        String queue = Bus.NAME + "_" + UUID.randomUUID();
        channel.queueDeclare(queue, false, true, true, Map.of());
        channel.basicConsume(
                queue,
                true,
                (tag, delivery) ->
                        back.add(String.valueOf(delivery.getProperties().getMessageId())),
                tag -> {});
        channel.confirmSelect();
        return queue;
    }

    private static Duration once(
            Channel channel, String queue, String id, BlockingQueue<String> back, Duration patience)
            throws IOException, InterruptedException, TimeoutException {
        long begin = System.nanoTime();
        channel.basicPublish(
                "", queue, true, new BasicProperties.Builder().messageId(id).build(), new byte[64]);
        if (!channel.waitForConfirms(patience.toMillis())) {
            throw new TimeoutException("the broker said no (basic.nack)");
        }
        String got = back.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (got == null) {
            throw new TimeoutException("it was confirmed, and did not come back");
        }
        if (!got.equals(id)) {
            throw new IOException("message " + got + " came back instead of " + id);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
