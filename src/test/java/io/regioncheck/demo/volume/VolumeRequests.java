package io.regioncheck.demo.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.region.Release;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** {@code /volumes}: lists, and single volumes from their creation to their deletion. */
final class VolumeRequests {
    private static final Set<String> DELETABLE =
            Set.of("available", "error", "error_restoring", "error_extending", "error_managing");
    private static final String STATUS =
            "status must be available or error or error_restoring or error_extending or error_managing and";
    private static final String KEPT = "Volume%s must not be migrating, attached, belong to a group, have snapshots,"
            + " awaiting a transfer, or be disassociated from snapshots after volume transfer.";

    private final Release release;
    private final Store store;
    private final VolumeWork work;
    private final NewVolume wishes;
    private final CinderLog log;

    /** @param release how it shows volumes */
    VolumeRequests(Release release, Store store, VolumeWork work, NewVolume wishes, CinderLog log) {
        this.release = release;
        this.store = store;
        this.work = work;
        this.wishes = wishes;
        this.log = log;
    }

    Answer list(Request request) {
        return page(request, "volumes", new VolumeView(request, release)::summary);
    }

    /** Lists as v1 does, which calls things otherwise and shows them whole (cinder/api/v1/volumes.py). */
    Answer first(Request request) {
        return page(request, "volumes", new VolumeView(request, release)::first);
    }

    Answer details(Request request) {
        return page(request, "volumes/detail", new VolumeView(request, release)::detail);
    }

    private Answer page(Request request, String path, Function<Volume, ObjectNode> shown) {
        return new Pages<>("volumes", path, Volume::id, Faults::noVolume).answer(request, wanted(request), shown);
    }

    private List<Volume> wanted(Request request) {
        boolean everybodys = request.caller().isAdmin()
                && Set.of("1", "true")
                        .contains(request.query("all_tenants").orElse("").toLowerCase());
        Comparator<Volume> newest = Comparator.comparingLong(Volume::order).reversed();
        List<Volume> seen = everybodys
                ? store.volumes().sorted(newest).toList()
                : store.volumesOf(request.caller().projectId());
        return seen.stream()
                .filter(volume ->
                        request.query("name").map(volume.name()::equals).orElse(true))
                .filter(volume ->
                        request.query("status").map(volume.status()::equals).orElse(true))
                .filter(volume -> request.query("bootable")
                        .map(wanted -> Boolean.parseBoolean(wanted) == volume.bootable())
                        .orElse(true))
                .toList();
    }

    Answer show(Request request) {
        Volume volume = store.volume(request.caller(), request.variable("id"));
        return body(200, new VolumeView(request, release).detail(volume));
    }

    Answer create(Request request) {
        Volume volume = wishes.of(request);
        store.add(volume);
        work.create(request.id(), volume);
        log.api(request.id(), "Create volume request issued successfully.");
        return body(202, new VolumeView(request, release).created(volume));
    }

    Answer update(Request request) {
        String id = store.volume(request.caller(), request.variable("id")).id();
        ObjectNode asked = request.json("volume");
        Volume changed = store.change(id, volume -> volume.called(relabelled(volume, asked)))
                .orElseThrow(() -> Faults.noVolume(id));
        return body(200, new VolumeView(request, release).detail(changed));
    }

    private static Volume.Label relabelled(Volume volume, ObjectNode asked) {
        Volume.Label wanted = NewVolume.label(asked);
        return new Volume.Label(
                wanted.name().or(volume.label()::name),
                wanted.description().or(volume.label()::description),
                asked.has("metadata") ? wanted.metadata() : volume.label().metadata());
    }

    Answer delete(Request request) {
        delete(request, store.volume(request.caller(), request.variable("id")), false);
        return Answer.empty(202).with("Content-Type", "text/html; charset=UTF-8");
    }

    /** Deletes a volume; what no backend holds is gone at once. */
    void delete(Request request, Volume volume, boolean force) {
        if (volume.pool().isEmpty()) {
            store.removeVolume(volume.id());
        } else {
            store.change(volume.id(), one -> {
                        if (isKept(one, force)) {
                            throw kept(request, force);
                        }
                        return one.in("deleting");
                    })
                    .ifPresent(deleting -> work.delete(request.id(), deleting));
        }
        log.api(request.id(), "Delete volume request issued successfully.");
    }

    private boolean isKept(Volume volume, boolean force) {
        return volume.attachment().isPresent()
                || !(force || DELETABLE.contains(volume.status()))
                || store.snapshots().anyMatch(snapshot -> snapshot.volume().id().equals(volume.id()));
    }

    private Refusal kept(Request request, boolean force) {
        String why = String.format(KEPT, force ? "" : " " + STATUS);
        log.api(request.id(), why);
        return Faults.invalidVolume(why);
    }

    private static Answer body(int status, ObjectNode volume) {
        ObjectNode body = Answer.JSON.createObjectNode();
        return Answer.json(status, body.set("volume", volume));
    }
}
