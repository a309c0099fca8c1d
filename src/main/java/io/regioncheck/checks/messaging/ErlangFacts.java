package io.regioncheck.checks.messaging;

import java.util.List;
import java.util.Optional;

/** Which Erlang/OTP a RabbitMQ supports, and what is known of the two together. */
interface ErlangFacts {

    /**
     * What is known of a RabbitMQ and an Erlang together.
     *
     * @param supported whether it is supported; empty where nothing is known of this RabbitMQ
     * @param range in words, such as {@code 24.2 to 25.2}
     * @param bad why they must not run together
     * @param doubtful what else is known, such as leaks of memory
     */
    record Known(Optional<Boolean> supported, String range, List<String> bad, List<String> doubtful) {
        public Known {
            bad = List.copyOf(bad);
            doubtful = List.copyOf(doubtful);
        }
    }

    Known of(String rabbitmq, String erlang);
}
