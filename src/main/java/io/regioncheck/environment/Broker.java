package io.regioncheck.environment;

import java.util.List;
import okhttp3.HttpUrl;

/** RabbitMQ: its management roots, one a node, and its AMQP addresses as {@code host:port}. */
public record Broker(List<HttpUrl> management, List<String> amqp, String vhost, String username, Secret password) {

    public Broker {
        management = List.copyOf(management);
        amqp = List.copyOf(amqp);
    }
}
