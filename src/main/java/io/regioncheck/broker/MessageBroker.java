package io.regioncheck.broker;

import io.regioncheck.environment.Broker;
import io.regioncheck.environment.Environment;
import java.time.Duration;
import java.util.Optional;

/** The message broker of a region, as its environment lets us ask it. Nothing is opened before it is needed. */
public final class MessageBroker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Optional<Broker> access;
    private final Optional<Management> management;
    private final Optional<Bus> bus;

    private MessageBroker(Optional<Broker> access, Optional<Management> management, Optional<Bus> bus) {
        this.access = access;
        this.management = management;
        this.bus = bus;
    }

    public static MessageBroker of(Environment environment) {
        return new MessageBroker(
                environment.broker(),
                environment.broker().map(broker -> new Management(broker, environment.tls(), PATIENCE)),
                environment
                        .broker()
                        .filter(broker -> !broker.amqp().isEmpty())
                        .map(broker -> new Bus(broker, environment.tls(), PATIENCE)));
    }

    /** @throws IllegalStateException if the environment has no broker: a check of it has no cell then */
    public Broker access() {
        return access.orElseThrow(() -> new IllegalStateException("the environment has no broker"));
    }

    /** @throws IllegalStateException if the environment has no broker: a check of it has no cell then */
    public Management management() {
        return management.orElseThrow(() -> new IllegalStateException("the environment has no broker"));
    }

    /** @throws IllegalStateException if the environment has no broker.amqp: a check of it has no cell then */
    public Bus bus() {
        return bus.orElseThrow(() -> new IllegalStateException("the environment has no broker.amqp"));
    }

    @Override
    public void close() {
        management.ifPresent(Management::close);
    }
}
