package io.regioncheck.demo.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Handler;
import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.http.ServiceParts;
import io.regioncheck.demo.region.BlockDevices;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.ImageStore;
import io.regioncheck.demo.volume.Volume.Attachment;
import java.util.Optional;
import java.util.UUID;

/** Cinder of a region. */
public final class Cinder implements BlockDevices {
    private static final String PROJECT = "/v3/{project}";

    /** From which on there are messages, attachments. */
    private static final int MESSAGES = 3;

    private static final int ATTACHMENTS = 27;

    private final DemoRegion region;
    private final ImageStore images;
    private final Store store = new Store();
    private final VolumeWork work;
    private final Attachments attachments;

    public Cinder(DemoRegion region, ImageStore images) {
        this.region = region;
        this.images = images;
        this.work = new VolumeWork(region, store, new CinderLog(region));
        this.attachments = new Attachments(region, store, work);
    }

    /** Returns what serves it; its URL in the catalog ends with {@code /v3/} and the project's id. */
    public ServiceParts parts() {
        VolumeTypes types = new VolumeTypes(region);
        Daemons daemons = new Daemons(region, store);
        Quotas quotas = new Quotas(store, types);
        Messages messages = new Messages(store);
        Routes routes = new Routes()
                .open("GET", "/", request -> CinderVersions.document(request, 300))
                .open("GET", "/healthcheck", request -> Answer.text(200, "text/plain; charset=UTF-8", "OK"))
                .get("/v3", CinderVersions::v3)
                .get(PROJECT + "/os-services", since(0, daemons::services))
                .get(PROJECT + "/scheduler-stats/get_pools", since(0, daemons::pools))
                .get(PROJECT + "/os-availability-zone", since(0, daemons::zones))
                .get(PROJECT + "/types", since(0, types::list))
                .post(PROJECT + "/types", since(0, types::create))
                .get(PROJECT + "/types/{id}", since(0, types::show))
                .get(PROJECT + "/limits", since(0, quotas::limits))
                .get(PROJECT + "/os-quota-sets/{target}", since(0, quotas::show))
                .get(PROJECT + "/messages", since(MESSAGES, messages::list))
                .get(PROJECT + "/messages/{id}", since(MESSAGES, messages::show))
                .delete(PROJECT + "/messages/{id}", since(MESSAGES, messages::delete))
                .get(PROJECT + "/backups", since(0, request -> none("backups")))
                .get(PROJECT + "/backups/detail", since(0, request -> none("backups")))
                .get(PROJECT + "/qos-specs", since(0, request -> none("qos_specs")))
                .get(PROJECT + "/attachments", since(ATTACHMENTS, request -> none("attachments")));
        volumes(routes, types, quotas);
        snapshots(routes);
        return new ServiceParts("volumev3", routes, new CinderDialect());
    }

    private void volumes(Routes routes, VolumeTypes types, Quotas quotas) {
        NewVolume wishes = new NewVolume(store, types, images, quotas);
        VolumeRequests requests = new VolumeRequests(store, work, wishes, new CinderLog(region));
        routes.get(PROJECT + "/volumes", since(0, requests::list))
                .post(PROJECT + "/volumes", since(0, requests::create))
                .get(PROJECT + "/volumes/detail", since(0, requests::details))
                .get(PROJECT + "/volumes/{id}", since(0, requests::show))
                .put(PROJECT + "/volumes/{id}", since(0, requests::update))
                .delete(PROJECT + "/volumes/{id}", since(0, requests::delete))
                .post(
                        PROJECT + "/volumes/{id}/action",
                        since(0, new VolumeActions(store, requests, attachments)::answer));
    }

    private void snapshots(Routes routes) {
        CinderLog log = new CinderLog(region);
        SnapshotRequests requests = new SnapshotRequests(store, new SnapshotWork(region, store, log, work), log);
        routes.get(PROJECT + "/snapshots", since(0, requests::list))
                .post(PROJECT + "/snapshots", since(0, requests::create))
                .get(PROJECT + "/snapshots/detail", since(0, requests::details))
                .get(PROJECT + "/snapshots/{id}", since(0, requests::show))
                .delete(PROJECT + "/snapshots/{id}", since(0, requests::delete))
                .post(PROJECT + "/snapshots/{id}/action", since(0, requests::act));
    }

    /** Answers from a microversion on, and only where the project in the URL is that of the token. */
    private static Handler since(int minor, Handler handler) {
        return request -> {
            Microversion version = Microversion.of(request);
            if (!request.variable("project").equals(request.caller().projectId())) {
                throw Faults.of(400, "Malformed request url");
            }
            if (!version.isAtLeast(minor)) {
                throw Faults.of(404, "The resource could not be found.");
            }
            return handler.answer(request);
        };
    }

    private static Answer none(String name) {
        ObjectNode body = Answer.JSON.createObjectNode();
        body.putArray(name);
        return Answer.json(200, body);
    }

    @Override
    public Optional<BlockDevice> find(String volumeId) {
        return store.volume(volumeId)
                .map(volume ->
                        new BlockDevice(volume.id(), volume.name(), volume.status(), volume.size(), volume.bootable()));
    }

    @Override
    public void reserve(String volumeId) {
        attachments.reserve(volumeId);
    }

    @Override
    public void attach(String volumeId, String serverId, String device, String host) {
        attachments.attach(
                volumeId, new Attachment(UUID.randomUUID().toString(), serverId, host, device, Moments.now()));
    }

    @Override
    public void detach(String volumeId, String serverId) {
        store.volume(volumeId)
                .filter(volume -> volume.attachment()
                        .map(attached -> attached.serverId().equals(serverId))
                        .orElse(true))
                .ifPresent(volume -> attachments.detach(volume.id()));
    }

    @Override
    public String firstSector(String volumeId) {
        return store.volume(volumeId).map(Volume::sector).orElse("");
    }

    @Override
    public boolean write(String volumeId, String text) {
        return answers(volumeId)
                && store.change(volumeId, volume -> volume.backend() == Backend.FAKE ? volume : volume.saying(text))
                        .map(volume -> volume.sector().equals(text) && volume.backend() == Backend.CEPH)
                        .orElse(false);
    }

    @Override
    public boolean answers(String volumeId) {
        return store.volume(volumeId)
                .map(volume -> volume.backend().answers(region))
                .orElse(false);
    }
}
