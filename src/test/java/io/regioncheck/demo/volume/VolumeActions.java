package io.regioncheck.demo.volume;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.volume.Volume.Attachment;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** {@code POST /volumes/ID/action}: what administrators and nova do with volumes. */
final class VolumeActions {
    private static final String ADMIN = "volume_extension:volume_admin_actions:";

    private final Store store;
    private final VolumeRequests requests;
    private final Attachments attachments;

    VolumeActions(Store store, VolumeRequests requests, Attachments attachments) {
        this.store = store;
        this.requests = requests;
        this.attachments = attachments;
    }

    Answer answer(Request request) {
        Iterator<String> names = request.json().fieldNames();
        String action = names.hasNext() ? names.next() : "";
        JsonNode body = request.json().path(action);
        Volume volume = store.volume(request.caller(), request.variable("id"));
        String id = volume.id();
        switch (action) {
            case "os-force_delete" -> forceDelete(request, volume);
            case "os-reset_status" -> reset(request, id, body);
            case "os-force_detach" -> {
                allow(request, "force_detach");
                attachments.detach(id);
            }
            case "os-reserve" -> attachments.reserve(id, "attaching");
            case "os-unreserve", "os-roll_detaching" -> attachments.roll(id);
            case "os-begin_detaching" -> attachments.beginDetaching(id);
            case "os-attach" -> attachments.attach(id, attachment(body));
            case "os-detach" -> attachments.detach(id);
            case "os-extend" -> extend(id, body.path("new_size").asInt());
            case "os-set_bootable" ->
                store.change(id, one -> one.booting(body.path("bootable").asBoolean()));
            default -> throw unknown(action);
        }
        return Answer.empty(action.equals("os-set_bootable") ? 200 : 202).with("Content-Type", "application/json");
    }

    static Refusal unknown(String action) {
        return Faults.of(
                400,
                "There is no such action: " + action
                        + ". Verify the request body and Content-Type header and try again.");
    }

    private void forceDelete(Request request, Volume volume) {
        allow(request, "force_delete");
        requests.delete(request, volume, true);
    }

    private static void allow(Request request, String action) {
        if (!request.caller().isAdmin()) {
            throw Faults.policy(ADMIN + action);
        }
    }

    private void reset(Request request, String id, JsonNode body) {
        allow(request, "reset_status");
        String status = body.path("status").asText("").toLowerCase(Locale.ROOT);
        if (Set.of("deleting", "detaching").contains(status)) {
            throw Faults.of(400, "Cannot reset-state to " + status);
        }
        boolean free = body.path("attach_status").asText("").equals("detached");
        store.change(id, volume -> {
            if (status.equals("in-use") && volume.attachment().isEmpty()) {
                throw Faults.of(400, "Cannot reset-state to in-use because volume does not have any attachments.");
            }
            Volume freed = free ? volume.detached().in(volume.status()) : volume;
            return status.isEmpty() ? freed : freed.in(status);
        });
    }

    private static Attachment attachment(JsonNode body) {
        return new Attachment(
                UUID.randomUUID().toString(),
                body.path("instance_uuid").asText(""),
                body.path("host_name").asText(""),
                body.path("mountpoint").asText(""),
                Moments.now());
    }

    private void extend(String id, int size) {
        store.change(id, volume -> {
            if (!volume.status().equals("available")) {
                throw Faults.invalidVolume(
                        "Volume " + id + " status must be 'available' to extend, currently " + volume.status() + ".");
            }
            if (size <= volume.size()) {
                throw Faults.invalidInput("New size for extend must be greater than current size. (current: "
                        + volume.size() + ", extended: " + size + ").");
            }
            return volume.grown(size);
        });
    }
}
