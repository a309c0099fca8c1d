package io.regioncheck.openstack;

import io.regioncheck.environment.Environment;
import java.util.function.Consumer;

/**
 * The OpenStack services of one region. Thread-safe. Opening asks nothing: the first call gets a token.
 *
 * <p>Every call that fails throws a {@link CallFailed}; a 404 never becomes null or an empty list, lists are always whole.
 */
public final class Cloud implements AutoCloseable {

    public static Cloud of(Environment environment) {
        throw new UnsupportedOperationException();
    }

    /** Returns a view that shares connections and token, and tells the listener of each call it makes. */
    public Cloud toldTo(Consumer<Call> listener) {
        throw new UnsupportedOperationException();
    }

    public Identity identity() {
        throw new UnsupportedOperationException();
    }

    public Compute compute() {
        throw new UnsupportedOperationException();
    }

    public Network network() {
        throw new UnsupportedOperationException();
    }

    public Images images() {
        throw new UnsupportedOperationException();
    }

    public Volumes volumes() {
        throw new UnsupportedOperationException();
    }

    public Placement placement() {
        throw new UnsupportedOperationException();
    }

    public Versions versions() {
        throw new UnsupportedOperationException();
    }

    /** The catalog of the current token; gets a token if there is none. */
    public Catalog catalog() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
