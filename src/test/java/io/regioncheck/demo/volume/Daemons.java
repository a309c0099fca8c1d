package io.regioncheck.demo.volume;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.region.Component;
import io.regioncheck.demo.region.DemoHost;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Cinder's daemons as they report themselves: services with their heartbeats, pools with their room. */
final class Daemons {
    private static final int CLUSTERS = 7;
    private static final int BACKEND_STATE = 49;

    /** report_interval of cinder.conf. */
    private static final int HEARTBEAT = 10;

    /** How long a stopped daemon has been silent when the region is first asked: the lab takes 60 s for down. */
    private static final Duration SILENT = Duration.ofSeconds(70);

    private static final double TOTAL = 11.36;

    private final DemoRegion region;
    private final Store store;
    private final Instant lastSeen = Moments.now().minus(SILENT);
    private final String fsid = UUID.randomUUID().toString();

    Daemons(DemoRegion region, Store store) {
        this.region = region;
        this.store = store;
    }

    Answer services(Request request) {
        if (!request.caller().isAdmin()) {
            throw Faults.policy("volume_extension:services:index");
        }
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode services = body.putArray("services");
        for (DemoHost host : region.with(DemoHost.Role.CONTROLLER)) {
            service(request, services, "cinder-scheduler", host.name(), true);
        }
        for (Backend backend : Backend.values()) {
            service(request, services, "cinder-volume", backend.host(region), !isStopped());
        }
        return Answer.json(200, body);
    }

    private void service(Request request, ArrayNode services, String binary, String host, boolean up) {
        boolean wanted = request.query("binary").map(binary::equals).orElse(true)
                && request.query("host").map(host::equals).orElse(true);
        if (!wanted) {
            return;
        }
        Microversion version = Microversion.of(request);
        Instant now = Moments.now();
        Instant beat = up ? now.minusSeconds(now.getEpochSecond() % HEARTBEAT) : lastSeen;
        ObjectNode service = services.addObject();
        service.put("binary", binary).put("host", host).put("zone", "nova").put("status", "enabled");
        service.put("state", up ? "up" : "down").put("updated_at", Moments.shown(beat));
        boolean volume = binary.equals("cinder-volume");
        if (volume && version.isAtLeast(BACKEND_STATE)) {
            service.put("backend_state", up ? "up" : "down");
        }
        if (version.isAtLeast(CLUSTERS)) {
            service.putNull("cluster");
        }
        service.putNull("disabled_reason");
        if (volume && region.rollout().of(Component.CINDER).since(Release.MITAKA)) {
            service.put("replication_status", "disabled")
                    .putNull("active_backend_id")
                    .put("frozen", false);
        }
    }

    /** The API asks the scheduler, which forgets the pools of services that are down (cinder/scheduler/host_manager.py). */
    Answer pools(Request request) {
        if (!request.caller().isAdmin()) {
            throw Faults.policy("scheduler_extension:scheduler_stats:get_pools");
        }
        VolumeWork.send(region);
        boolean detail = Boolean.parseBoolean(request.query("detail").orElse("false"));
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode pools = body.putArray("pools");
        for (Backend backend : Backend.values()) {
            if (!isStopped()) {
                ObjectNode pool = pools.addObject().put("name", backend.pool(region));
                if (detail) {
                    pool.set("capabilities", backend == Backend.CEPH ? ceph() : fake());
                }
            }
        }
        return Answer.json(200, body);
    }

    private ObjectNode ceph() {
        ObjectNode pool = capabilities(Backend.CEPH, "ceph", "1.3.0");
        pool.put("total_capacity_gb", TOTAL).put("free_capacity_gb", TOTAL);
        pool.put("reserved_percentage", 0).put("multiattach", true).put("thin_provisioning_support", true);
        pool.put("max_over_subscription_ratio", "20.0");
        pool.put("location_info", "ceph:/etc/ceph/ceph.conf:" + fsid + ":cinder:volumes");
        return pool.put("backend_state", "up").put("qos_support", true).put("replication_enabled", false);
    }

    private ObjectNode fake() {
        ObjectNode pool = capabilities(Backend.FAKE, "fake", "3.0.0");
        pool.put("pool_name", "fake").put("total_capacity_gb", "infinite").put("free_capacity_gb", "infinite");
        pool.put("provisioned_capacity_gb", 0).put("reserved_percentage", 100).put("QoS_support", false);
        pool.put("consistencygroup_support", false).put("replication_enabled", true);
        return pool.put("group_replication_enabled", true);
    }

    private ObjectNode capabilities(Backend backend, String protocol, String driver) {
        int allocated = store.volumes()
                .filter(volume -> volume.backend() == backend && volume.pool().isPresent())
                .mapToInt(Volume::size)
                .sum();
        ObjectNode pool = Answer.JSON.createObjectNode();
        pool.put("vendor_name", "Open Source").put("driver_version", driver).put("storage_protocol", protocol);
        pool.put("volume_backend_name", backend.id()).putNull("filter_function").putNull("goodness_function");
        return pool.put("allocated_capacity_gb", allocated).put("timestamp", Moments.shown(Instant.now()));
    }

    Answer zones(Request request) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode zone = body.putArray("availabilityZoneInfo").addObject().put("zoneName", "nova");
        zone.putObject("zoneState").put("available", true);
        return Answer.json(200, body);
    }

    private boolean isStopped() {
        return region.suffers(Incident.CINDER_VOLUME_STOPPED);
    }
}
