package io.regioncheck.demo.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.http.ServiceParts;
import io.regioncheck.demo.region.Component;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.ImageStore;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Look;
import io.regioncheck.demo.region.Release;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Glance of a region. */
public final class Glance implements ImageStore {
    private static final String IMPORT_METHODS = "glance-direct,web-download,copy-image";

    private final DemoRegion region;
    private final Release release;
    private final ImageShelf shelf;

    public Glance(DemoRegion region) {
        this.region = region;
        this.release = region.rollout().of(Component.GLANCE);
        this.shelf = new ImageShelf(release);
        new SeedImages(region, shelf).plant();
    }

    /** Returns what serves it under the catalog's type {@code image}; its URL has no path. */
    public ServiceParts parts() {
        ImageFiles files = new ImageFiles(region, shelf);
        GlanceVersions versions = new GlanceVersions(Look.of(release).glance());
        Routes routes = new Routes()
                .open("GET", "/", request -> versions.document(request, 300))
                .open(
                        "GET",
                        "/versions",
                        request -> versions.document(request, release.since(Release.MITAKA) ? 200 : 300))
                .open("GET", "/healthcheck", request -> Answer.text(200, "text/plain; charset=UTF-8", "OK"))
                .get("/v2/images", new ImageList(shelf)::answer)
                .post("/v2/images", this::create)
                .get("/v2/images/{id}", this::show)
                .patch("/v2/images/{id}", new ImagePatch(shelf)::answer)
                .delete("/v2/images/{id}", this::delete)
                .put("/v2/images/{id}/file", files::upload)
                .get("/v2/images/{id}/file", files::download)
                .get("/v2/images/{id}/members", this::members);
        if (canImport()) {
            routes.get("/v2/info/import", request -> importMethods()).get("/v2/info/stores", request -> {
                throw new Refusal(404, "Multi backend is not supported at this site.");
            });
        }
        return new ServiceParts("image", routes, new GlanceDialect(versions));
    }

    /** The image import of glance/api/v2/images.py. */
    private boolean canImport() {
        return release.since(Release.PIKE);
    }

    @Override
    public Optional<Bootable> find(String imageId) {
        return active(imageId)
                .map(image -> new Bootable(
                        image.id(),
                        image.name(),
                        image.size().orElse(0L),
                        image.settings().path("min_disk").asInt()));
    }

    @Override
    public Map<String, String> details(String imageId) {
        return active(imageId).map(StoredImage::details).orElse(Map.of());
    }

    private Optional<StoredImage> active(String imageId) {
        return region.suffers(Incident.GLANCE_STOPPED)
                ? Optional.empty()
                : shelf.find(imageId).filter(image -> image.status().equals("active"));
    }

    private Answer create(Request request) {
        if (!(read(request) instanceof ObjectNode settings)) {
            throw new Refusal(400, "Body expected in request.");
        }
        JsonNode id = settings.path("id");
        if (id.isTextual() && !id.asText().matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new Refusal(
                    400, "Provided object does not match schema 'image': '" + id.asText() + "' does not match");
        }
        ImageSettings.check(request.caller(), settings);
        Set<String> tags = ImageSettings.tags(settings.path("tags"));
        settings.remove(Set.of("id", "tags"));
        JsonNode owner = settings.path("owner");
        settings.remove("owner");
        StoredImage image = shelf.add(
                id.isTextual() ? id.asText() : UUID.randomUUID().toString(),
                owner.asText(request.caller().projectId()),
                settings,
                tags);
        Answer made =
                Answer.json(201, shelf.shown(image)).with("Location", request.origin() + "/v2/images/" + image.id());
        return canImport() ? made.with("OpenStack-image-import-methods", IMPORT_METHODS) : made;
    }

    private static JsonNode read(Request request) {
        try {
            return request.json();
        } catch (Refusal malformed) {
            throw new Refusal(malformed.status(), "Malformed JSON in request body.");
        }
    }

    private Answer show(Request request) {
        return Answer.json(200, shelf.shown(shelf.seenBy(request.caller(), request.variable("id"))));
    }

    private Answer delete(Request request) {
        String id = request.variable("id");
        if (shelf.find(id).isEmpty()) {
            throw new Refusal(404, "Failed to find image " + id + " to delete");
        }
        StoredImage image = shelf.ownedBy(request.caller(), id, "delete_image");
        if (image.isProtected()) {
            throw new Refusal(403, "Image " + id + " is protected and cannot be deleted.");
        }
        shelf.remove(id);
        return Answer.empty(204).with("Content-Type", "text/html; charset=UTF-8");
    }

    private Answer members(Request request) {
        String id = request.variable("id");
        if (shelf.find(id).isEmpty()) {
            throw new Refusal(404, "Image " + id + " not found.");
        }
        shelf.seenBy(request.caller(), id);
        ObjectNode body = Answer.JSON.createObjectNode();
        body.putArray("members");
        return Answer.json(200, body.put("schema", "/v2/schemas/members"));
    }

    private static Answer importMethods() {
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode methods = body.putObject("import-methods");
        methods.put("description", "Import methods available.").put("type", "array");
        for (String method : IMPORT_METHODS.split(",")) {
            methods.withArray("value").add(method);
        }
        return Answer.json(200, body);
    }
}
