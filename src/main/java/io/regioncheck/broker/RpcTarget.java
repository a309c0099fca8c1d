package io.regioncheck.broker;

/**
 * A queue that a service takes calls from.
 *
 * @param exchange the control exchange of its project
 * @param key routing key and name of the queue, which oslo.messaging makes the same: {@code topic} or {@code topic.server}
 */
public record RpcTarget(String exchange, String key) {

    public static RpcTarget of(String exchange, String topic, String server) {
        return new RpcTarget(exchange, topic + "." + server);
    }

    @Override
    public String toString() {
        return key;
    }
}
