package io.regioncheck.openstack;

import io.regioncheck.environment.Environment;
import io.regioncheck.environment.ServiceType;
import java.util.function.Consumer;

/**
 * The OpenStack services of one region. Thread-safe. Opening asks nothing: the first call gets a token.
 *
 * <p>Every call that fails throws a {@link CallFailed}; a 404 never becomes null or an empty list, lists are always whole.
 */
public final class Cloud implements AutoCloseable {
    private final Environment environment;
    private final Http http;
    private final Rest rest;

    private Cloud(Environment environment, Http http, Rest rest) {
        this.environment = environment;
        this.http = http;
        this.rest = rest;
    }

    public static Cloud of(Environment environment) {
        Http http = new Http(environment.tls(), environment.limits());
        return new Cloud(environment, http, new Rest(http, new Tokens(environment), call -> {}));
    }

    /** Returns a view that shares connections and token, and tells the listener of each call it makes. */
    public Cloud toldTo(Consumer<Call> listener) {
        return new Cloud(environment, http, rest.toldTo(listener));
    }

    /**
     * Returns whether the region must offer a service, by what its environment says.
     *
     * @param service its type in the catalog; {@link ServiceType#VOLUME} for block storage of any version
     */
    public boolean mustOffer(String service) {
        return environment.services().stream().map(ServiceType::plain).anyMatch(service::equals);
    }

    public Identity identity() {
        return new Identity(rest);
    }

    public Compute compute() {
        return new Compute(rest);
    }

    public Network network() {
        return new Network(rest);
    }

    public NetworkCapacity networkCapacity() {
        return new NetworkCapacity(rest);
    }

    public NetworkWiring networkWiring() {
        return new NetworkWiring(rest);
    }

    public Images images() {
        return new Images(rest);
    }

    public Volumes volumes() {
        return new Volumes(
                rest, ServiceType.blockStorage(environment.services()).orElse(ServiceType.VOLUME));
    }

    public Placement placement() {
        return new Placement(rest);
    }

    public Versions versions() {
        return new Versions(rest, http);
    }

    /** The catalog of the current token; gets a token if there is none. */
    public Catalog catalog() {
        return rest.tokens().current(rest).catalog();
    }

    @Override
    public void close() {
        http.close();
    }
}
