package io.regioncheck.demo.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.region.Release;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How cinder shows volumes, snapshots and messages; more of them in newer releases, to newer clients and to administrators. */
record VolumeView(Request request, Release release) {
    private static final int CLUSTERS = 7;
    private static final int GROUPS = 13;
    private static final int GROUP_SNAPSHOTS = 14;
    private static final int PROVIDER_ID = 21;
    private static final int SNAPSHOT_USER = 41;
    private static final int SHARED_TARGETS = 48;
    private static final int TYPE_ID = 63;
    private static final int USE_QUOTA = 65;

    ObjectNode summary(Volume volume) {
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("id", volume.id()).put("name", volume.label().name().orElse(null));
        Pages.links(json, request, "volumes", volume.id());
        return json;
    }

    /** Returns what the answer to a create has. */
    ObjectNode created(Volume volume) {
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("id", volume.id()).put("status", volume.status()).put("size", volume.size());
        json.put("availability_zone", "nova").put("created_at", Moments.shown(volume.createdAt()));
        if (isMitaka()) {
            json.put("updated_at", volume.updatedAt().map(Moments::shown).orElse(null));
        }
        json.put("name", volume.label().name().orElse(null));
        json.put("description", volume.label().description().orElse(null));
        json.put("volume_type", volume.type().name());
        json.put("snapshot_id", volume.origin().snapshotId().orElse(null));
        json.put("source_volid", volume.origin().volumeId().orElse(null));
        text(json.putObject("metadata"), volume.label().metadata());
        Pages.links(json, request, "volumes", volume.id());
        json.put("user_id", volume.userId()).put("bootable", String.valueOf(volume.bootable()));
        json.put("encrypted", false).putNull("replication_status").putNull("consistencygroup_id");
        json.put("multiattach", false);
        attachments(json, volume);
        if (isAdmin() && isMitaka()) {
            json.putNull("migration_status");
        }
        byVersion(json, volume);
        return json;
    }

    private void attachments(ObjectNode json, Volume volume) {
        var attachments = json.putArray("attachments");
        volume.attachment().ifPresent(attached -> {
            ObjectNode one = attachments.addObject();
            one.put("id", volume.id()).put("attachment_id", attached.id()).put("volume_id", volume.id());
            one.put("server_id", attached.serverId())
                    .put("host_name", isAdmin() || !hidesHosts() ? attached.host() : null)
                    .put("device", attached.device());
            if (isMitaka()) {
                one.put("attached_at", Moments.shown(attached.since()));
            }
        });
    }

    /** Returns whether it has what cinder/api/v2/views of Mitaka added. */
    private boolean isMitaka() {
        return release.since(Release.MITAKA);
    }

    private boolean hidesHosts() {
        return release.since(Release.VICTORIA);
    }

    /** Returns a volume as v1 calls it. */
    ObjectNode first(Volume volume) {
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("id", volume.id()).put("status", volume.status()).put("size", volume.size());
        json.put("availability_zone", "nova").put("created_at", Moments.shown(volume.createdAt()));
        json.put("display_name", volume.label().name().orElse(null));
        json.put("display_description", volume.label().description().orElse(null));
        json.put("volume_type", volume.type().name());
        json.put("snapshot_id", volume.origin().snapshotId().orElse(null));
        json.put("source_volid", volume.origin().volumeId().orElse(null));
        text(json.putObject("metadata"), volume.label().metadata());
        json.put("bootable", String.valueOf(volume.bootable())).put("encrypted", false);
        json.put("multiattach", "false");
        json.putArray("attachments");
        return json;
    }

    private void byVersion(ObjectNode json, Volume volume) {
        Microversion version = Microversion.of(request);
        if (version.isAtLeast(GROUPS)) {
            json.putNull("group_id");
        }
        if (isAdmin() && version.isAtLeast(PROVIDER_ID)) {
            json.putNull("provider_id");
        }
        if (version.isAtLeast(SHARED_TARGETS)) {
            json.put("shared_targets", false);
            json.put("service_uuid", volume.pool().map(VolumeView::serviceId).orElse(null));
        }
        if (isAdmin() && version.isAtLeast(CLUSTERS)) {
            json.putNull("cluster_name");
        }
        if (version.isAtLeast(TYPE_ID)) {
            json.put("volume_type_id", volume.type().id());
        }
        if (version.isAtLeast(USE_QUOTA)) {
            json.put("consumes_quota", true);
        }
    }

    private static String serviceId(String pool) {
        return UUID.nameUUIDFromBytes(pool.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Returns what show and the detailed list have: with what cinder's extensions add. */
    ObjectNode detail(Volume volume) {
        ObjectNode json = created(volume);
        json.put("os-vol-tenant-attr:tenant_id", volume.projectId());
        if (isAdmin()) {
            json.put("os-vol-host-attr:host", volume.pool().orElse(null));
            json.putNull("os-vol-mig-status-attr:migstat").putNull("os-vol-mig-status-attr:name_id");
        }
        if (!volume.origin().imageDetails().isEmpty()) {
            text(json.putObject("volume_image_metadata"), volume.origin().imageDetails());
        }
        return json;
    }

    ObjectNode snapshot(Snapshot snapshot, boolean detailed) {
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("id", snapshot.id()).put("created_at", Moments.shown(snapshot.createdAt()));
        if (isMitaka()) {
            json.put("updated_at", snapshot.updatedAt().map(Moments::shown).orElse(null));
        }
        json.put("name", snapshot.name().orElse(null));
        json.put("description", snapshot.description().orElse(null));
        json.put("volume_id", snapshot.volume().id()).put("status", snapshot.status());
        json.put("size", snapshot.volume().size());
        text(json.putObject("metadata"), snapshot.metadata());
        Microversion version = Microversion.of(request);
        if (detailed && version.isAtLeast(GROUP_SNAPSHOTS)) {
            json.putNull("group_snapshot_id");
        }
        if (detailed && version.isAtLeast(SNAPSHOT_USER)) {
            json.put("user_id", snapshot.userId());
        }
        if (detailed && version.isAtLeast(USE_QUOTA)) {
            json.put("consumes_quota", true);
        }
        return json;
    }

    /** Adds what the extended-snapshot-attributes extension shows. */
    ObjectNode extended(Snapshot snapshot) {
        return snapshot(snapshot, true)
                .put("os-extended-snapshot-attributes:project_id", snapshot.projectId())
                .put(
                        "os-extended-snapshot-attributes:progress",
                        snapshot.status().equals("creating") ? "0%" : "100%");
    }

    ObjectNode message(UserMessage message) {
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("id", message.id()).put("event_id", message.event());
        json.put("user_message", message.reason().text()).put("message_level", "ERROR");
        json.put("created_at", Moments.shown(message.createdAt()));
        json.put("guaranteed_until", Moments.shown(message.createdAt().plus(Duration.ofDays(30))));
        json.put("request_id", message.requestId());
        Pages.links(json, request, "messages", message.id());
        return json.put("resource_type", message.resourceType()).put("resource_uuid", message.resourceId());
    }

    private boolean isAdmin() {
        return request.caller().isAdmin();
    }

    private static void text(ObjectNode into, Map<String, String> values) {
        values.forEach(into::put);
    }

    static Optional<String> text(ObjectNode json, String key) {
        return Optional.of(json.path(key)).filter(value -> value.isTextual()).map(value -> value.asText());
    }
}
