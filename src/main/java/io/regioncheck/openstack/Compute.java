package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nova. Everything is asked at microversion 2.1 unless a method says otherwise. */
public final class Compute {
    private static final String SERVICE = "compute";
    private static final Map<String, String> MIGRATIONS = Map.of("OpenStack-API-Version", "compute 2.59");

    private final Rest rest;

    Compute(Rest rest) {
        this.rest = rest;
    }

    /** Returns {@code os-services}: conductor, scheduler, compute… of all hosts. */
    public List<ComputeService> services() {
        return rest.list(SERVICE, "/os-services", "services").stream()
                .map(ComputeAnswers::service)
                .toList();
    }

    /**
     * Asks an endpoint for one server with this microversion and returns the version that the answer's header claims; empty from the
     * legacy API, which knows no microversions.
     */
    public Optional<String> echoedMicroversion(Endpoint endpoint, String microversion) {
        Reply reply = rest.send(Ask.get(SERVICE, ServiceUrl.of(endpoint) + "/servers?limit=1")
                .header("OpenStack-API-Version", "compute " + microversion)
                .header("X-OpenStack-Nova-API-Version", microversion));
        return reply.header("OpenStack-API-Version")
                .map(value -> value.replaceFirst("^compute ", ""))
                .or(() -> reply.header("X-OpenStack-Nova-API-Version"));
    }

    public List<AvailabilityZone> zones() {
        return rest.list(SERVICE, "/os-availability-zone/detail", "availabilityZoneInfo").stream()
                .map(ComputeAnswers::zone)
                .toList();
    }

    /** Returns the host aggregates; only an administrator sees them. */
    public List<Aggregate> aggregates() {
        return rest.list(SERVICE, "/os-aggregates", "aggregates").stream()
                .map(ComputeAnswers::aggregate)
                .toList();
    }

    /** Returns the state, {@code up} or {@code down}, of each hypervisor by its own name. */
    public Map<String, String> hypervisorStates() {
        Map<String, String> states = new HashMap<>();
        for (JsonNode hypervisor : rest.list(SERVICE, "/os-hypervisors", "hypervisors")) {
            states.put(
                    Fields.text(hypervisor, "hypervisor_hostname"),
                    hypervisor.path("state").asText());
        }
        return states;
    }

    /** Returns the servers of all projects, without those that are only marked as deleted; an administrator's question. */
    public List<PlacedServer> serversOfAll() {
        return rest.list(SERVICE, "/servers/detail?all_tenants=1", "servers").stream()
                .map(ComputeAnswers::placed)
                .toList();
    }

    /** Returns a server of any project, one that is marked as deleted too; empty if nova knows none with this id. */
    public Optional<PlacedServer> serverOfAny(String id) {
        try {
            return Optional.of(
                    ComputeAnswers.placed(rest.get(SERVICE, "/servers/" + id).path("server")));
        } catch (CallFailed failed) {
            if (failed.kind() == CallFailed.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    /**
     * Returns all moves of servers on record, finished ones too; empty where nova is older than Queens, whose migrations hold no
     * allocations and show no id (microversion 2.59).
     */
    public List<Migration> migrations() {
        try {
            return rest.list(MIGRATIONS, SERVICE, "/os-migrations", "migrations").stream()
                    .map(ComputeAnswers::migration)
                    .toList();
        } catch (CallFailed failed) {
            if (failed.kind() == CallFailed.Kind.REJECTED) {
                return List.of();
            }
            throw failed;
        }
    }

    /** Returns what our project may have and has, by the names of {@code openstack quota show}: instances, cores, ram (MiB). */
    public Map<String, Quota> quotas() {
        JsonNode absolute = rest.get(SERVICE, "/limits").path("limits").path("absolute");
        return Map.of(
                "instances", Quota.of(absolute, "maxTotalInstances", "totalInstancesUsed"),
                "cores", Quota.of(absolute, "maxTotalCores", "totalCoresUsed"),
                "ram", Quota.of(absolute, "maxTotalRAMSize", "totalRAMUsed"));
    }

    /** Returns the host of the nova-compute that manages each hypervisor, by the hypervisor's own name. */
    public Map<String, String> hostsOfHypervisors() {
        Map<String, String> hosts = new HashMap<>();
        for (JsonNode hypervisor : rest.list(SERVICE, "/os-hypervisors/detail", "hypervisors")) {
            hosts.put(Fields.text(hypervisor, "hypervisor_hostname"), Fields.text(hypervisor.path("service"), "host"));
        }
        return hosts;
    }

    /** Returns the flavor with this name or id; a {@link CallFailed} of kind NOT_FOUND names those that there are. */
    public Flavor flavor(String nameOrId) {
        List<Flavor> flavors = rest.list(SERVICE, "/flavors/detail", "flavors").stream()
                .map(ComputeAnswers::flavor)
                .toList();
        return Pick.one("flavor", nameOrId, flavors, Flavor::id, Flavor::name);
    }

    /** Asks nova to boot a server. Only the workshop of the ledger calls this. */
    public ServerCreated create(ServerSpec spec) {
        ObjectNode server = Body.object().put("name", spec.name()).put("flavorRef", spec.flavorId());
        server.putArray("networks").addObject().put("port", spec.portId());
        Body.put(server, "imageRef", spec.imageId());
        Body.put(server, "availability_zone", spec.zone());
        spec.volumeId()
                .ifPresent(volume -> server.putArray("block_device_mapping_v2")
                        .addObject()
                        .put("boot_index", 0)
                        .put("uuid", volume)
                        .put("source_type", "volume")
                        .put("destination_type", "volume")
                        .put("delete_on_termination", false));
        Reply reply = rest.send(Ask.post(SERVICE, "/servers", Body.of("server", server)));
        return new ServerCreated(Fields.text(reply.body().path("server"), "id"), reply.requestId());
    }

    /** Returns the servers of our project whose name starts with the prefix, whole, in one filtered list. */
    public List<Server> serversNamed(String prefix) {
        // nova reads the filter as a regular expression; ours is nothing but letters, digits, dashes and underscores
        String filter = URLEncoder.encode("^" + prefix, StandardCharsets.UTF_8);
        return rest.list(SERVICE, "/servers/detail?name=" + filter, "servers").stream()
                .map(ComputeAnswers::server)
                .filter(server -> server.name().startsWith(prefix))
                .toList();
    }

    public Server server(String id) {
        return ComputeAnswers.server(rest.get(SERVICE, "/servers/" + id).path("server"));
    }

    /** Returns what the serial console has shown, its last lines: a POST that only reads. */
    public String console(String serverId, int lines) {
        JsonNode action = Body.of("os-getConsoleOutput", Body.object().put("length", lines));
        Ask ask = Ask.post(SERVICE, "/servers/" + serverId + "/action", action).sentTwiceIfNeeded();
        return rest.send(ask).body().path("output").asText();
    }

    /** Returns the recorded actions of a server with their events, newest first: where a boot stands or broke. */
    public List<ServerAction> actions(String serverId) {
        String path = "/servers/" + serverId + "/os-instance-actions";
        List<ServerAction> actions = new ArrayList<>();
        for (JsonNode action : rest.get(SERVICE, path).path("instanceActions")) {
            String requestId = Fields.text(action, "request_id");
            actions.add(ComputeAnswers.action(
                    rest.get(SERVICE, path + "/" + requestId).path("instanceAction")));
        }
        return actions;
    }

    public void reboot(String serverId, boolean hard) {
        act(serverId, Body.of("reboot", Body.object().put("type", hard ? "HARD" : "SOFT")));
    }

    public void stop(String serverId) {
        act(serverId, Body.object().putNull("os-stop"));
    }

    public void start(String serverId) {
        act(serverId, Body.object().putNull("os-start"));
    }

    /** Asks for the server's removal; a server that is not there any more is fine. */
    public void delete(String serverId) {
        rest.delete(SERVICE, "/servers/" + serverId);
    }

    /** Attaches a volume and returns the attachment's device name as nova tells it. */
    public Optional<String> attach(String serverId, String volumeId) {
        String path = "/servers/" + serverId + "/os-volume_attachments";
        JsonNode body = Body.of("volumeAttachment", Body.object().put("volumeId", volumeId));
        JsonNode attachment = rest.sendOnce(
                        Ask.post(SERVICE, path, body),
                        () -> attachment(path, volumeId).isPresent())
                .map(reply -> reply.body().path("volumeAttachment"))
                .or(() -> attachment(path, volumeId))
                .orElseGet(Body::object);
        return Fields.optional(attachment, "device");
    }

    private Optional<JsonNode> attachment(String path, String volumeId) {
        return rest.list(SERVICE, path, "volumeAttachments").stream()
                .filter(known -> known.path("volumeId").asText().equals(volumeId))
                .findFirst();
    }

    public void detach(String serverId, String volumeId) {
        rest.delete(SERVICE, "/servers/" + serverId + "/os-volume_attachments/" + volumeId);
    }

    private JsonNode act(String serverId, JsonNode action) {
        return rest.send(Ask.post(SERVICE, "/servers/" + serverId + "/action", action))
                .body();
    }
}
