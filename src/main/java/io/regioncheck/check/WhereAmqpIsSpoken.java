package io.regioncheck.check;

import io.regioncheck.environment.Environment;
import java.util.List;

/** One cell where the environment says how to speak AMQP to the broker, none where it does not. */
public final class WhereAmqpIsSpoken implements Matrix {
    @Override
    public List<Cell> cells(Environment environment) {
        return environment.broker().filter(broker -> !broker.amqp().isEmpty()).isPresent()
                ? List.of(Cell.ONLY)
                : List.of();
    }

    @Override
    public String whenEmpty() {
        return "the environment has no broker.amqp";
    }
}
