package io.regioncheck.demo.http;

import java.util.function.Supplier;

/** What happens to requests on their way, whatever they ask: latency, errors, lost connections. */
@FunctionalInterface
public interface Weather {
    /** Returns whether it resets connections: that takes a relay before each service. */
    default boolean resets() {
        return false;
    }

    /** Nothing happens to any. */
    Weather CLEAR = (service, request, real) -> real.get();

    /**
     * Answers a request, by the service or in its place.
     *
     * @param service the service's type in the catalog, such as {@code compute}
     * @param real carries the request out; not called if it never reaches the service
     */
    Answer pass(String service, Request request, Supplier<Answer> real);
}
