package io.regioncheck.checks.heartbeat;

import io.regioncheck.openstack.Agent;
import io.regioncheck.openstack.ComputeService;
import java.time.Instant;
import java.util.Optional;

/**
 * A daemon that tells its API regularly that it lives.
 *
 * @param group those that stand in for each other, such as all schedulers or the computes of a zone: what leans on one of them only
 *     breaks when all are down
 * @param enabled whether an operator lets it work
 * @param up the API's own judgement of its heartbeat
 * @param reason what the operator wrote who disabled it
 */
public record Member(
        String binary,
        String host,
        String group,
        boolean enabled,
        boolean up,
        Optional<Instant> heartbeat,
        Optional<String> reason) {

    public static Member of(ComputeService service, String group) {
        return new Member(
                service.binary(),
                service.host(),
                group,
                service.enabled(),
                service.up(),
                service.heartbeat(),
                service.disabledReason());
    }

    public static Member of(Agent agent, String group) {
        return new Member(
                agent.binary(),
                agent.host(),
                group,
                agent.adminUp(),
                agent.alive(),
                Optional.of(agent.heartbeat()),
                Optional.empty());
    }

    boolean works() {
        return enabled && up;
    }

    /** Returns the host without the backend that cinder puts behind it: {@code controller@ceph}. */
    String machine() {
        int at = host.indexOf('@');
        return at < 0 ? host : host.substring(0, at);
    }

    String label() {
        return binary + " on " + host;
    }
}
