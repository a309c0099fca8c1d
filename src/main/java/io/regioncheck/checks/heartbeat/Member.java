package io.regioncheck.checks.heartbeat;

import io.regioncheck.openstack.Agent;
import io.regioncheck.openstack.ComputeService;
import java.time.Duration;
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

    /** The group of agents that plug ports into switches. */
    public static final String SWITCHING = "switching";

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

    /** Returns whether it plugs ports into a switch: one that starts while neutron or the broker is away may take its flows for stale. */
    boolean switches() {
        return group.equals(SWITCHING);
    }

    /** Returns whether others fall silent with it: computes beat through a conductor. */
    boolean carriesHeartbeats() {
        return binary.equals("nova-conductor");
    }

    /** Returns how nova, neutron or cinder is called that it belongs to. */
    String project() {
        int dash = binary.indexOf('-');
        return dash < 0 ? binary : binary.substring(0, dash);
    }

    /**
     * Returns how long one may be silent that is well: agents of neutron beat every 30 s and are called dead after 75 s
     * (neutron/conf/agent/common.py, neutron/conf/agent/database/agents_db.py), services of nova and cinder beat every 10 s and are called
     * down after 60 s (nova/conf/service.py, cinder/service.py), Kilo to 2026.1; two and a half beats let one be missed.
     */
    Duration silenceAllowed() {
        return Duration.ofSeconds(
                switch (project()) {
                    case "nova", "cinder" -> 25;
                    default -> 75;
                });
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
