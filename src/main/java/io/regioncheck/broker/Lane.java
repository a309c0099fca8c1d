package io.regioncheck.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A channel for the questions to one exchange: what the broker dislikes about an exchange closes the channel, and must not take down the
 * questions to others. Everything is published mandatory and with a confirm.
 */
final class Lane {
    private static final int ACCESS_REFUSED = 403;
    private static final int NOT_FOUND = 404;

    private final Channel channel;
    private final String exchange;
    private final NavigableMap<Long, PendingCall> unconfirmed = new ConcurrentSkipListMap<>();
    private volatile Optional<RpcAnswer> closed = Optional.empty();

    private Lane(Channel channel, String exchange) {
        this.channel = channel;
        this.exchange = exchange;
    }

    /** @param calls those that wait for a reply, by their ids */
    static Lane open(Connection connection, String exchange, Map<String, PendingCall> calls) {
        try {
            Lane lane = new Lane(connection.createChannel(), exchange);
            lane.listen(calls);
            return lane;
        } catch (IOException | ShutdownSignalException broken) {
            throw new BrokerFailed(
                    BrokerFailed.Kind.BROKEN,
                    "a channel of AMQP",
                    String.valueOf(broken.getMessage()),
                    "look into the broker's log",
                    broken);
        }
    }

    private void listen(Map<String, PendingCall> calls) throws IOException {
        channel.addReturnListener(returned -> Optional.ofNullable(
                        calls.get(String.valueOf(returned.getProperties().getMessageId())))
                .ifPresent(call -> call.settle(new RpcAnswer.NoQueue())));
        channel.addConfirmListener(
                (tag, multiple) -> upTo(tag, multiple).values().forEach(PendingCall::isTaken),
                (tag, multiple) -> upTo(tag, multiple)
                        .values()
                        .forEach(call -> call.settle(new RpcAnswer.NotTaken("the broker said no (basic.nack)"))));
        channel.addShutdownListener(this::shut);
        try {
            channel.exchangeDeclarePassive(exchange);
            channel.confirmSelect();
        } catch (IOException refused) {
            // the listener may hear of it only later
            if (!(refused.getCause() instanceof ShutdownSignalException signal)) {
                throw refused;
            }
            shut(signal);
        }
    }

    private Map<Long, PendingCall> upTo(long tag, boolean multiple) {
        NavigableMap<Long, PendingCall> meant =
                multiple ? unconfirmed.headMap(tag, true) : unconfirmed.subMap(tag, true, tag, true);
        Map<Long, PendingCall> copy = Map.copyOf(meant);
        copy.keySet().forEach(unconfirmed::remove);
        return copy;
    }

    private void shut(ShutdownSignalException signal) {
        RpcAnswer answer = switch (Bus.codeOf(signal)) {
            case ACCESS_REFUSED -> new RpcAnswer.Denied(Bus.wordsOf(signal));
            case NOT_FOUND -> new RpcAnswer.NoExchange();
            default -> new RpcAnswer.Unknown("the broker closed the channel: " + Bus.wordsOf(signal));
        };
        closed = Optional.of(answer);
        unconfirmed.values().forEach(call -> call.settle(answer));
    }

    synchronized void publish(PendingCall call, BasicProperties properties, byte[] body) {
        if (closed.isPresent()) {
            call.settle(closed.get());
            return;
        }
        try {
            unconfirmed.put(channel.getNextPublishSeqNo(), call);
            call.isSent(properties.getMessageId());
            channel.basicPublish(exchange, call.question().target().key(), true, properties, body);
        } catch (AlreadyClosedException signal) {
            shut(signal);
        } catch (IOException broken) {
            call.settle(new RpcAnswer.Unknown("the connection broke: " + broken.getMessage()));
        }
        // it may have been closed between the look and the call: then nobody else tells it
        closed.ifPresent(call::settle);
    }
}
