package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Cinder, v3; what is asked here, v2 answers alike. */
public final class Volumes {
    /** States on the way to or from a server: with the server gone, nobody leads them to their end. */
    private static final Set<String> ABANDONED = Set.of("reserved", "attaching", "detaching");

    private final Rest rest;
    private final String service;

    /** @param service the type that the catalog has it under */
    Volumes(Rest rest, String service) {
        this.rest = rest;
        this.service = service;
    }

    public List<ComputeService> services() {
        return rest.list(service, "/os-services", "services").stream()
                .map(ComputeAnswers::service)
                .toList();
    }

    /** Returns the pools of all backends with their capacity. */
    public List<Pool> pools() {
        return rest.list(service, "/scheduler-stats/get_pools?detail=True", "pools").stream()
                .map(pool -> new Pool(
                        Fields.text(pool, "name"),
                        Fields.optional(pool.path("capabilities"), "volume_backend_name"),
                        gibibytes(pool, "free_capacity_gb"),
                        gibibytes(pool, "total_capacity_gb")))
                .toList();
    }

    /** Returns what our project may have and has, by cinder's names: volumes, gigabytes, snapshots, and volumes_TYPE of each type. */
    public Map<String, Quota> quotas() {
        String project = rest.tokens().current(rest).projectId();
        Map<String, Quota> quotas = new TreeMap<>();
        rest.get(service, "/os-quota-sets/" + project + "?usage=True")
                .path("quota_set")
                .properties()
                .forEach(one -> {
                    JsonNode quota = one.getValue();
                    if (quota.isObject()) {
                        long used = Long.parseLong(Fields.text(quota, "in_use"))
                                + quota.path("reserved").asLong();
                        quotas.put(one.getKey(), new Quota(Long.parseLong(Fields.text(quota, "limit")), used));
                    }
                });
        return quotas;
    }

    /** Returns the names of the volume types. */
    public List<String> types() {
        return rest.list(service, "/types", "volume_types").stream()
                .map(type -> Fields.text(type, "name"))
                .toList();
    }

    /** Asks for a volume; size in GiB. */
    public Volume create(VolumeSpec spec) {
        ObjectNode volume = Body.object().put("name", spec.name()).put("size", spec.size());
        Body.put(volume, "volume_type", spec.type());
        Body.put(volume, "imageRef", spec.imageId());
        Body.put(volume, "snapshot_id", spec.snapshotId());
        return volumeOf(rest.send(Ask.post(service, "/volumes", Body.of("volume", volume)))
                .body()
                .path("volume"));
    }

    public Volume volume(String id) {
        return volumeOf(rest.get(service, "/volumes/" + id).path("volume"));
    }

    public Snapshot createSnapshot(String name, String volumeId, boolean whileAttached) {
        JsonNode snapshot =
                Body.object().put("name", name).put("volume_id", volumeId).put("force", whileAttached);
        return snapshotOf(rest.send(Ask.post(service, "/snapshots", Body.of("snapshot", snapshot)))
                .body()
                .path("snapshot"));
    }

    public Snapshot snapshot(String id) {
        return snapshotOf(rest.get(service, "/snapshots/" + id).path("snapshot"));
    }

    /**
     * Returns the user messages about a resource, newest first: cinder's reason for an error. Empty where there is none, and where
     * the service is older than Pike and has no such messages (microversion 3.5).
     */
    public List<String> messages(String resourceId) {
        try {
            Ask ask = Ask.get(service, "/messages?sort=created_at:desc").header("OpenStack-API-Version", "volume 3.5");
            List<String> messages = new ArrayList<>();
            for (JsonNode message : rest.send(ask).body().path("messages")) {
                if (message.path("resource_uuid").asText().equals(resourceId)) {
                    messages.add(Fields.text(message, "user_message"));
                }
            }
            return messages;
        } catch (CallFailed failed) {
            if (failed.kind() == CallFailed.Kind.NOT_FOUND || failed.kind() == CallFailed.Kind.REJECTED) {
                return List.of();
            }
            throw failed;
        }
    }

    public List<Named> volumesNamed(String prefix) {
        return named("/volumes/detail", "volumes", prefix);
    }

    public List<Named> snapshotsNamed(String prefix) {
        return named("/snapshots/detail", "snapshots", prefix);
    }

    /**
     * Deletes; what is not there any more is fine. What is in a state that cinder does not delete from and that nobody ends any more,
     * such as error_deleting, or reserved for a server that was deleted before its compute heard of it, is deleted by force, for which
     * one must be its administrator; cinder refuses that too while a server has it (volume/api.py), but not while one is about to.
     *
     * @param serversAreGone whether the caller knows that no server can be about to have it; otherwise nothing is forced
     */
    public void delete(String volumeId, boolean serversAreGone) {
        delete("/volumes/" + volumeId, "volume", serversAreGone);
    }

    public void deleteSnapshot(String snapshotId) {
        delete("/snapshots/" + snapshotId, "snapshot", true);
    }

    private void delete(String path, String name, boolean mayBeForced) {
        try {
            String status = rest.get(service, path).path(name).path("status").asText();
            if (!status.equals("deleting")) {
                remove(path, mayBeForced && (status.startsWith("error") || ABANDONED.contains(status)));
            }
        } catch (CallFailed failed) {
            if (failed.kind() != CallFailed.Kind.NOT_FOUND) {
                throw failed;
            }
        }
    }

    private void remove(String path, boolean isBroken) {
        try {
            rest.delete(service, path);
        } catch (CallFailed refused) {
            boolean state = refused.kind() == CallFailed.Kind.REJECTED || refused.kind() == CallFailed.Kind.CONFLICT;
            if (!isBroken || !state) {
                throw refused;
            }
            rest.send(Ask.post(service, path + "/action", Body.of("os-force_delete", Body.object())));
        }
    }

    private List<Named> named(String path, String name, String prefix) {
        return rest.list(service, path, name).stream()
                .map(thing -> new Named(
                        Fields.text(thing, "id"),
                        thing.path("name").asText(),
                        Fields.optionalInstant(thing, "created_at")))
                .filter(thing -> thing.name().startsWith(prefix))
                .toList();
    }

    private static Volume volumeOf(JsonNode volume) {
        List<String> servers = new ArrayList<>();
        volume.path("attachments")
                .forEach(attachment -> servers.add(attachment.path("server_id").asText()));
        return new Volume(
                Fields.text(volume, "id"),
                volume.path("name").asText(),
                Fields.text(volume, "status"),
                volume.path("size").asInt(),
                Fields.optional(volume, "volume_type"),
                Fields.optional(volume, "os-vol-host-attr:host"),
                servers);
    }

    private static Snapshot snapshotOf(JsonNode snapshot) {
        return new Snapshot(
                Fields.text(snapshot, "id"),
                snapshot.path("name").asText(),
                Fields.text(snapshot, "status"),
                Fields.text(snapshot, "volume_id"));
    }

    /** Backends also say "unknown" and "infinite". */
    private static Optional<Double> gibibytes(JsonNode pool, String name) {
        JsonNode value = pool.path("capabilities").path(name);
        return value.isNumber() ? Optional.of(value.asDouble()) : Optional.empty();
    }
}
