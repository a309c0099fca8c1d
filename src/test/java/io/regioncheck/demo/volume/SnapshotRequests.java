package io.regioncheck.demo.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.region.Release;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** {@code /snapshots}. */
final class SnapshotRequests {
    /** From which on a snapshot of a volume in use needs no force. */
    private static final int IN_USE = 66;

    private final Release release;
    private final Store store;
    private final SnapshotWork work;
    private final CinderLog log;

    /** @param release how it shows snapshots */
    SnapshotRequests(Release release, Store store, SnapshotWork work, CinderLog log) {
        this.release = release;
        this.store = store;
        this.work = work;
        this.log = log;
    }

    Answer list(Request request) {
        return page(request, "snapshots", snapshot -> new VolumeView(request, release).snapshot(snapshot, false));
    }

    Answer details(Request request) {
        return page(request, "snapshots/detail", new VolumeView(request, release)::extended);
    }

    private Answer page(Request request, String path, Function<Snapshot, ObjectNode> shown) {
        boolean everybodys = request.caller().isAdmin()
                && Set.of("1", "true")
                        .contains(request.query("all_tenants").orElse("").toLowerCase(Locale.ROOT));
        List<Snapshot> found = store.snapshots()
                .filter(snapshot -> everybodys
                        || snapshot.projectId().equals(request.caller().projectId()))
                .filter(snapshot -> fits(request, "name", snapshot.name().orElse("")))
                .filter(snapshot -> fits(request, "status", snapshot.status()))
                .filter(snapshot -> fits(request, "volume_id", snapshot.volume().id()))
                .sorted(Comparator.comparingLong(Snapshot::order).reversed())
                .toList();
        return new Pages<>("snapshots", path, Snapshot::id, Faults::noSnapshot).answer(request, found, shown);
    }

    private static boolean fits(Request request, String filter, String value) {
        return request.query(filter).map(value::equals).orElse(true);
    }

    Answer show(Request request) {
        return body(
                200,
                new VolumeView(request, release).extended(store.snapshot(request.caller(), request.variable("id"))));
    }

    Answer create(Request request) {
        ObjectNode asked = request.json("snapshot");
        String volumeId = VolumeView.text(asked, "volume_id")
                .orElseThrow(() -> Faults.of(
                        400,
                        "Invalid input for field/attribute snapshot. Value: " + python(asked)
                                + ". 'volume_id' is a required property"));
        Volume volume = store.volume(request.caller(), volumeId);
        mustBeReady(request, volume, asked.path("force").asBoolean());
        Snapshot snapshot = ordered(request, asked, volume);
        store.add(snapshot);
        work.create(request.id(), snapshot);
        return body(202, new VolumeView(request, release).snapshot(snapshot, true));
    }

    private static void mustBeReady(Request request, Volume volume, boolean force) {
        boolean evenInUse = force || Microversion.of(request).isAtLeast(IN_USE);
        List<String> allowed = evenInUse ? List.of("available", "in-use") : List.of("available");
        if (!allowed.contains(volume.status())) {
            throw Faults.invalidVolume("Volume " + volume.id() + " status must be " + String.join(", ", allowed)
                    + ", but current status is: " + volume.status() + ".");
        }
    }

    private Snapshot ordered(Request request, ObjectNode asked, Volume volume) {
        return new Snapshot(
                UUID.randomUUID().toString(),
                store.next(),
                request.caller().projectId(),
                request.caller().userId(),
                VolumeView.text(asked, "name").or(() -> VolumeView.text(asked, "display_name")),
                VolumeView.text(asked, "description"),
                NewVolume.metadata(asked),
                volume,
                "creating",
                Moments.now(),
                Optional.empty());
    }

    /** Cinder shows a client its own words as Python writes them. */
    private static String python(ObjectNode asked) {
        return asked.toString().replace("\":", "': ").replace(",\"", ", '").replace('"', '\'');
    }

    Answer delete(Request request) {
        delete(request, store.snapshot(request.caller(), request.variable("id")), false);
        return Answer.empty(202).with("Content-Type", "text/html; charset=UTF-8");
    }

    private void delete(Request request, Snapshot snapshot, boolean force) {
        store.changeSnapshot(snapshot.id(), one -> {
                    if (!force && !Set.of("available", "error").contains(one.status())) {
                        String why = "Snapshot status must be available or error and must not be part of a group.";
                        log.refused(request.id(), why);
                        throw Faults.of(400, "Invalid snapshot: " + why);
                    }
                    return one.in("deleting");
                })
                .ifPresent(deleting -> work.delete(request.id(), deleting));
        log.api(request.id(), "Snapshot delete request issued successfully.");
    }

    Answer act(Request request) {
        Snapshot snapshot = store.snapshot(request.caller(), request.variable("id"));
        boolean deletes = request.json().has("os-force_delete");
        boolean resets = request.json().has("os-reset_status");
        if (!deletes && !resets) {
            throw VolumeActions.unknown(String.join(", ", names(request)));
        }
        if (!request.caller().isAdmin()) {
            throw Faults.policy(
                    "volume_extension:snapshot_admin_actions:" + (deletes ? "force_delete" : "reset_status"));
        }
        if (deletes) {
            delete(request, snapshot, true);
        } else {
            String status = request.json("os-reset_status").path("status").asText("");
            store.changeSnapshot(snapshot.id(), one -> one.in(status.toLowerCase(Locale.ROOT)));
        }
        return Answer.empty(202).with("Content-Type", "application/json");
    }

    private static List<String> names(Request request) {
        List<String> names = new ArrayList<>();
        request.json().fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Answer body(int status, ObjectNode snapshot) {
        ObjectNode body = Answer.JSON.createObjectNode();
        return Answer.json(status, body.set("snapshot", snapshot));
    }
}
