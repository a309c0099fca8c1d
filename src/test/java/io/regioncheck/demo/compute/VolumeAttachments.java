package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.region.BlockDevices.BlockDevice;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Attaches volumes to servers and detaches them (nova/api/openstack/compute/volumes.py, Zed). */
final class VolumeAttachments {
    private static final Set<String> MAY_ATTACH = Set.of("active", "stopped");
    private static final int WITH_TAG = 70;
    private static final int WITH_TERMINATION = 79;
    private static final int WITH_IDS = 89;

    private final Cell cell;

    VolumeAttachments(Cell cell) {
        this.cell = cell;
    }

    void addTo(ComputeRoutes routes) {
        routes.get("/servers/{server}/os-volume_attachments", this::list)
                .get("/servers/{server}/os-volume_attachments/{volume}", this::show)
                .post("/servers/{server}/os-volume_attachments", this::attach)
                .delete("/servers/{server}/os-volume_attachments/{volume}", this::detach);
    }

    private Answer list(Asked asked) {
        Server server = cell.fleet().wanted(asked);
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode list = body.putArray("volumeAttachments");
        server.attachments().forEach(attachment -> list.add(json(asked, server, attachment)));
        return Answer.json(200, body);
    }

    private Answer show(Asked asked) {
        Server server = cell.fleet().wanted(asked);
        ObjectNode body = Answer.JSON.createObjectNode();
        body.set("volumeAttachment", json(asked, server, wanted(asked, server)));
        return Answer.json(200, body);
    }

    private static Attachment wanted(Asked asked, Server server) {
        String volume = asked.variable("volume");
        return find(server, volume)
                .orElseThrow(
                        () -> new Refusal(404, "Instance " + server.id() + " is not attached to volume " + volume));
    }

    private static Optional<Attachment> find(Server server, String volumeId) {
        return server.attachments().stream()
                .filter(attachment -> attachment.volumeId().equals(volumeId))
                .findFirst();
    }

    private static ObjectNode json(Asked asked, Server server, Attachment attachment) {
        ObjectNode json = Answer.JSON.createObjectNode();
        if (!asked.since(WITH_IDS)) {
            json.put("id", attachment.volumeId());
        }
        json.put("volumeId", attachment.volumeId()).put("serverId", server.id()).put("device", attachment.device());
        if (asked.since(WITH_TAG)) {
            json.putNull("tag");
        }
        if (asked.since(WITH_TERMINATION)) {
            json.put("delete_on_termination", false);
        }
        if (asked.since(WITH_IDS)) {
            json.put("attachment_id", attachment.attachmentId()).put("bdm_uuid", attachment.mappingId());
        }
        return json;
    }

    private Answer attach(Asked asked) {
        Server server = cell.fleet().wanted(asked);
        ObjectNode wanted = asked.http().json("volumeAttachment");
        OrderSchema.checkAttachment(asked, wanted);
        String volumeId = wanted.path("volumeId").asText();
        mayAttach(server);
        mustBeFree(server, volumeId);
        // the compute names the device, and the API waits for it
        String host = server.condition().host().orElse("");
        cell.rpc().call(host);
        cell.neighbours().volumes().reserve(volumeId);
        Attachment made = add(server, volumeId);
        ServerAction record = server.begin("attach_volume", asked.http().id());
        cell.soon(server, () -> {
            ServerAction.Event step = record.step("compute_attach_volume", host);
            cell.neighbours().volumes().attach(volumeId, server.id(), made.device(), host);
            server.guest().ifPresent(guest -> guest.plug(cell.disk(volumeId)));
            step.succeed();
        });
        return accepted(asked, server, made);
    }

    private static void mayAttach(Server server) {
        String state = server.condition().vm();
        if (!MAY_ATTACH.contains(state)) {
            throw new Refusal(
                    409, "Cannot 'attach_volume' instance " + server.id() + " while it is in vm_state " + state);
        }
    }

    private static Answer accepted(Asked asked, Server server, Attachment made) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode json = body.putObject("volumeAttachment");
        json.put("id", made.volumeId())
                .put("serverId", server.id())
                .put("volumeId", made.volumeId())
                .put("device", made.device());
        if (asked.since(WITH_TAG)) {
            json.putNull("tag");
        }
        if (asked.since(WITH_TERMINATION)) {
            json.put("delete_on_termination", false);
        }
        return Answer.json(200, body);
    }

    private void mustBeFree(Server server, String volumeId) {
        BlockDevice volume = cell.neighbours()
                .volumes()
                .find(volumeId)
                .orElseThrow(() -> new Refusal(404, "Volume " + volumeId + " could not be found."));
        if (find(server, volumeId).isPresent()) {
            throw new Refusal(
                    400, "Invalid volume: volume " + volumeId + " is already attached to instances: " + server.id());
        }
        if (!volume.status().equals("available")) {
            throw new Refusal(
                    400,
                    "Invalid input received: Invalid volume: Volume " + volumeId
                            + " status must be available or downloading to reserve, but the current status is "
                            + volume.status() + ". (HTTP 400)");
        }
    }

    /** Adds a volume as the next device; vda is always the root. */
    private static Attachment add(Server server, String volumeId) {
        synchronized (server) {
            Set<String> taken =
                    server.attachments().stream().map(Attachment::device).collect(Collectors.toSet());
            String free = "bcdefghijklmnopqrstuvwxyz"
                    .chars()
                    .mapToObj(letter -> "/dev/vd" + (char) letter)
                    .filter(device -> !taken.contains(device))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(
                            403,
                            "The maximum allowed number of disk devices (26) to attach to a"
                                    + " single instance has been exceeded."));
            Attachment made = new Attachment(
                    volumeId,
                    free,
                    UUID.randomUUID().toString(),
                    UUID.randomUUID().toString(),
                    false);
            server.attachments().add(made);
            return made;
        }
    }

    private Answer detach(Asked asked) {
        Server server = cell.fleet().wanted(asked);
        Attachment attachment = wanted(asked, server);
        if (attachment.isRoot()) {
            throw new Refusal(400, "Cannot detach a root device volume");
        }
        String host = server.condition().host().orElse("");
        ServerAction record = server.begin("detach_volume", asked.http().id());
        if (cell.rpc().reaches(host)) {
            cell.soon(server, () -> {
                ServerAction.Event step = record.step("compute_detach_volume", host);
                server.guest().ifPresent(guest -> guest.pull(attachment.volumeId()));
                server.attachments().remove(attachment);
                cell.neighbours().volumes().detach(attachment.volumeId(), server.id());
                step.succeed();
            });
        }
        return Answer.empty(202);
    }
}
