package io.regioncheck.demo.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Handler;
import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.http.ServiceParts;
import io.regioncheck.demo.region.BlockDevices;
import io.regioncheck.demo.region.Component;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.ImageStore;
import io.regioncheck.demo.region.Look;
import io.regioncheck.demo.region.Release;
import io.regioncheck.demo.volume.Volume.Attachment;
import java.util.Optional;
import java.util.UUID;

/** Cinder of a region. */
public final class Cinder implements BlockDevices {
    /** From which on there are messages, attachments. */
    private static final int MESSAGES = 3;

    private static final int ATTACHMENTS = 27;

    private final DemoRegion region;
    private final Look look;
    private final Microversions microversions;
    private final ImageStore images;
    private final Store store = new Store();
    private final VolumeWork work;
    private final Attachments attachments;

    public Cinder(DemoRegion region, ImageStore images) {
        this.region = region;
        this.look = region.look(Component.CINDER);
        this.microversions = Microversions.of(look.cinder());
        this.images = images;
        this.work = new VolumeWork(region, store, new CinderLog(region));
        this.attachments = new Attachments(region, store, work);
    }

    /** Returns what serves it; its URLs in the catalog end with an API, such as {@code /v3/}, and the project's id. */
    public ServiceParts parts() {
        Routes routes = new Routes()
                .open("GET", "/healthcheck", request -> Answer.text(200, "text/plain; charset=UTF-8", "OK"));
        new CinderVersions(look).addTo(routes);
        VolumeTypes types = new VolumeTypes(region);
        Quotas quotas = new Quotas(store, types);
        VolumeRequests volumes = new VolumeRequests(
                look.release(), store, work, new NewVolume(store, types, images, quotas), new CinderLog(region));
        for (String api : look.cinder().apis()) {
            String root = "/" + api + "/{project}";
            if (api.equals("v1")) {
                routes.get(root + "/volumes", since(0, volumes::first));
            } else {
                services(routes, root, types, quotas);
                volumes(routes, root, volumes);
                snapshots(routes, root);
            }
        }
        return new ServiceParts(Cinder.type(look.cinder().apis().get(0)), routes, new CinderDialect(microversions));
    }

    /** Returns the type that the catalog has an API under (cinder's install guides). */
    public static String type(String api) {
        return api.equals("v1") ? "volume" : "volume" + api;
    }

    private void services(Routes routes, String root, VolumeTypes types, Quotas quotas) {
        Daemons daemons = new Daemons(region, store);
        Messages messages = new Messages(look.release(), store);
        routes.get(root + "/os-services", since(0, daemons::services))
                .get(root + "/scheduler-stats/get_pools", since(0, daemons::pools))
                .get(root + "/os-availability-zone", since(0, daemons::zones))
                .get(root + "/types", since(0, types::list))
                .post(root + "/types", since(0, types::create))
                .get(root + "/types/{id}", since(0, types::show))
                .get(root + "/limits", since(0, quotas::limits))
                .get(root + "/os-quota-sets/{target}", since(0, quotas::show))
                .get(root + "/messages", since(MESSAGES, messages::list))
                .get(root + "/messages/{id}", since(MESSAGES, messages::show))
                .delete(root + "/messages/{id}", since(MESSAGES, messages::delete))
                .get(root + "/backups", since(0, request -> none("backups")))
                .get(root + "/backups/detail", since(0, request -> none("backups")))
                .get(root + "/qos-specs", since(0, request -> none("qos_specs")))
                .get(root + "/attachments", since(ATTACHMENTS, request -> none("attachments")));
    }

    private void volumes(Routes routes, String root, VolumeRequests requests) {
        routes.get(root + "/volumes", since(0, requests::list))
                .post(root + "/volumes", since(0, requests::create))
                .get(root + "/volumes/detail", since(0, requests::details))
                .get(root + "/volumes/{id}", since(0, requests::show))
                .put(root + "/volumes/{id}", since(0, requests::update))
                .delete(root + "/volumes/{id}", since(0, requests::delete))
                .post(root + "/volumes/{id}/action", since(0, new VolumeActions(store, requests, attachments)::answer));
    }

    private void snapshots(Routes routes, String root) {
        CinderLog log = new CinderLog(region);
        SnapshotRequests requests =
                new SnapshotRequests(look.release(), store, new SnapshotWork(region, store, log, work), log);
        routes.get(root + "/snapshots", since(0, requests::list))
                .post(root + "/snapshots", since(0, requests::create))
                .get(root + "/snapshots/detail", since(0, requests::details))
                .get(root + "/snapshots/{id}", since(0, requests::show))
                .delete(root + "/snapshots/{id}", since(0, requests::delete))
                .post(root + "/snapshots/{id}/action", since(0, requests::act));
    }

    /** Answers from a microversion on, and only where the project in the URL is that of the token. */
    private Handler since(int minor, Handler handler) {
        return request -> {
            Microversion version = microversions.asked(request);
            if (!request.variable("project").equals(request.caller().projectId())) {
                throw Faults.of(400, "Malformed request url");
            }
            if (!version.isAtLeast(minor)) {
                throw Faults.of(404, "The resource could not be found.");
            }
            return handler.answer(version.in(request));
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

    /** Since Queens nova makes an attachment first; before it only said what it was about to do. */
    @Override
    public void reserve(String volumeId) {
        boolean attaches = region.rollout().of(Component.NOVA).since(Release.QUEENS);
        attachments.reserve(volumeId, attaches ? "reserved" : "attaching");
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
