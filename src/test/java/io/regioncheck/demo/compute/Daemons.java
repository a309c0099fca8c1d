package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.region.Component;
import io.regioncheck.demo.region.DemoHost;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Release;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The daemons of nova, and what is known of their heartbeats. */
final class Daemons {
    static final String INTERNAL = "internal";

    private static final String CONDUCTOR = "nova-conductor";
    private static final String SCHEDULER = "nova-scheduler";
    private static final String COMPUTE = "nova-compute";
    /** A host that was taken away, whose record was not. */
    private static final String GONE = "compute0";

    private static final Duration GONE_FOR = Duration.ofDays(400);
    /** nova.conf: report_interval and service_down_time. */
    private static final int INTERVAL = 10;

    static final Duration DOWN_TIME = Duration.ofSeconds(60);
    private static final Duration SILENT_FOR = Duration.ofSeconds(75);
    private static final int WITH_UUIDS = 53;
    private static final int WITH_FORCED_DOWN = 11;

    private final DemoRegion region;
    private final List<Daemon> all = new ArrayList<>();
    private final Map<String, Daemon> computes = new LinkedHashMap<>();
    /** When the region began, and with it an alarm of its broker. */
    private final Instant begin;

    /** A daemon on a host; ids are the same in every answer. */
    record Daemon(int number, String binary, String host, String zone) {
        String uuid() {
            return UUID.nameUUIDFromBytes((binary + "/" + host).getBytes(StandardCharsets.UTF_8))
                    .toString();
        }

        String hypervisor() {
            return DemoHost.hypervisorOn(host);
        }
    }

    Daemons(DemoRegion region) {
        this(region, Instant.now());
    }

    /** @param begin when the region began */
    Daemons(DemoRegion region, Instant begin) {
        this.region = region;
        this.begin = begin;
        // nova/cmd/consoleauth.py was last in Stein, cert.py in Ocata
        Release release = region.rollout().of(Component.NOVA);
        for (DemoHost host : region.with(Role.CONTROLLER)) {
            add(CONDUCTOR, host.name(), INTERNAL);
            add(SCHEDULER, host.name(), INTERNAL);
            if (!release.since(Release.TRAIN)) {
                add("nova-consoleauth", host.name(), INTERNAL);
            }
            if (!release.since(Release.PIKE)) {
                add("nova-cert", host.name(), INTERNAL);
            }
        }
        for (DemoHost host : region.with(Role.COMPUTE)) {
            computes.put(host.name(), add(COMPUTE, host.name(), host.zone()));
        }
        if (region.suffers(Incident.COMPUTE_RECORD_STALE)) {
            add(COMPUTE, GONE, "nova");
        }
    }

    private Daemon add(String binary, String host, String zone) {
        Daemon daemon = new Daemon(all.size() + 1, binary, host, zone);
        all.add(daemon);
        return daemon;
    }

    List<Daemon> all() {
        return all;
    }

    Collection<Daemon> computes() {
        return computes.values();
    }

    Optional<Daemon> compute(String host) {
        return Optional.ofNullable(computes.get(host));
    }

    void addTo(ComputeRoutes routes) {
        routes.get("/os-services", this::list);
    }

    private Answer list(Asked asked) {
        asked.mustBeAdmin("os_compute_api:os-services:list");
        Optional<String> binary = asked.query("binary");
        Optional<String> host = asked.query("host");
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode list = body.putArray("services");
        for (Daemon daemon : all) {
            if (binary.map(daemon.binary()::equals).orElse(true)
                    && host.map(daemon.host()::equals).orElse(true)) {
                list.add(json(asked, daemon));
            }
        }
        return Answer.json(200, body);
    }

    private ObjectNode json(Asked asked, Daemon daemon) {
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("binary", daemon.binary()).put("host", daemon.host());
        if (asked.since(WITH_UUIDS)) {
            json.put("id", daemon.uuid());
        } else {
            json.put("id", daemon.number());
        }
        json.put("zone", daemon.zone())
                .put("status", "enabled")
                .put("state", isUp(daemon) ? "up" : "down")
                .put("updated_at", Times.plain(heartbeat(daemon)))
                .putNull("disabled_reason");
        if (asked.since(WITH_FORCED_DOWN)) {
            json.put("forced_down", false);
        }
        return json;
    }

    boolean isUp(Daemon daemon) {
        return Duration.between(heartbeat(daemon), Instant.now()).compareTo(DOWN_TIME) <= 0;
    }

    /**
     * Conductors and schedulers write their heartbeats themselves, computes send them through a conductor
     * (nova/cmd/compute.py: indirection_api).
     */
    private boolean isStopped(Daemon daemon) {
        return switch (daemon.binary()) {
            case CONDUCTOR -> region.suffers(Incident.CONDUCTOR_STOPPED);
            case SCHEDULER -> region.suffers(Incident.SCHEDULER_STOPPED);
            case COMPUTE ->
                region.suffers(Incident.CONDUCTOR_STOPPED)
                        || region.strikes(Incident.NOVA_COMPUTE_STOPPED, Role.COMPUTE, daemon.host());
            default -> false;
        };
    }

    /** What the broker blocks was heard last when the region began. */
    private boolean isBlocked(Daemon daemon) {
        return region.suffers(Incident.RABBIT_MEMORY_ALARM) && daemon.binary().equals(COMPUTE);
    }

    Instant heartbeat(Daemon daemon) {
        if (daemon.host().equals(GONE)) {
            return begin.minus(GONE_FOR);
        }
        if (isStopped(daemon)) {
            return begin.minus(SILENT_FOR);
        }
        long last = (isBlocked(daemon) ? begin : Instant.now()).getEpochSecond();
        return Instant.ofEpochSecond(last - Math.floorMod(last + daemon.number(), INTERVAL));
    }
}
