package io.regioncheck.environment;

import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * RabbitMQ, as the environment lets us ask it.
 *
 * @param management its management roots, one a node
 * @param amqp its AMQP addresses as {@code host:port}, one a node; empty if AMQP is not to be spoken
 * @param amqpTls whether these speak TLS
 * @param exchanges the control exchange of each project: {@code nova}, {@code neutron}, {@code cinder}
 * @param versionProbes what may be asked of services to learn their RPC versions
 */
public record Broker(
        List<HttpUrl> management,
        List<String> amqp,
        boolean amqpTls,
        String vhost,
        String username,
        Secret password,
        Map<String, String> exchanges,
        VersionProbes versionProbes) {

    /**
     * The control exchanges as the projects set them: nova/config.py, neutron/common/config.py (neutron's own), and cinder, which leaves
     * oslo.messaging's default; Kilo to 2026.1.
     */
    static final Map<String, String> USUAL_EXCHANGES =
            Map.of("nova", "nova", "neutron", "neutron", "cinder", "openstack");

    /** How much a question for an RPC version may leave in the log of the service that is asked. */
    public enum VersionProbes {
        /** Nothing in the logs of services that are as they should be: only where oslo.messaging is 11 or newer. */
        QUIET,
        /** A line "Exception during message handling" for each question. */
        LOGGED
    }

    public Broker {
        management = List.copyOf(management);
        amqp = List.copyOf(amqp);
        exchanges = Map.copyOf(exchanges);
    }

    /** Returns the exchange that the services of a project are called through. */
    public String exchange(String project) {
        return exchanges.getOrDefault(project, project);
    }
}
