package io.regioncheck.demo.compute;

import java.time.Instant;
import java.util.Optional;

/**
 * How a server is, at one moment.
 *
 * @param vm the state of its machine: {@code building}, {@code active}, {@code stopped}, {@code error}
 * @param task what nova is doing with it
 * @param power as nova/compute/power_state.py counts: 0 pending, 1 running, 4 shut down
 * @param host where it runs; none before a compute has taken it
 * @param fault why it is in error
 */
record Condition(
        String vm,
        Optional<String> task,
        int power,
        Optional<String> host,
        Optional<Instant> launched,
        Instant updated,
        Optional<Fault> fault) {
    static final int PENDING = 0;
    static final int RUNNING = 1;
    static final int SHUT_DOWN = 4;

    /**
     * Why a server is in error.
     *
     * @param details a traceback
     * @param listed whether lists show it: nova fills in the faults of one cell only, and those who never had a host are in another
     *     one, cell0 (nova/objects/instance.py: fill_faults, Zed)
     */
    record Fault(String message, String details, Instant created, boolean listed) {}

    static Condition scheduling() {
        return new Condition(
                "building",
                Optional.of("scheduling"),
                PENDING,
                Optional.empty(),
                Optional.empty(),
                Instant.now(),
                Optional.empty());
    }

    Condition doing(String other) {
        return new Condition(vm, Optional.of(other), power, host, launched, Instant.now(), fault);
    }

    Condition on(String computeHost, String other) {
        return new Condition(vm, Optional.of(other), power, Optional.of(computeHost), launched, Instant.now(), fault);
    }

    Condition active() {
        Instant now = Instant.now();
        return new Condition(
                "active", Optional.empty(), RUNNING, host, launched.or(() -> Optional.of(now)), now, fault);
    }

    Condition stopped() {
        return new Condition("stopped", Optional.empty(), SHUT_DOWN, host, launched, Instant.now(), fault);
    }

    Condition failed(Fault why) {
        return new Condition(
                "error", Optional.empty(), PENDING, Optional.empty(), launched, Instant.now(), Optional.of(why));
    }

    /** Returns the status that users see (nova/api/openstack/common.py: _STATE_MAP, Zed). */
    String status() {
        return switch (vm) {
            case "building" -> "BUILD";
            case "stopped" -> "SHUTOFF";
            case "error" -> "ERROR";
            default -> {
                String doing = task.orElse("");
                String reboot = doing.endsWith("_hard") ? "HARD_REBOOT" : "REBOOT";
                yield doing.startsWith("reboot") ? reboot : "ACTIVE";
            }
        };
    }
}
