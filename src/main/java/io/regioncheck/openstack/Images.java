package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Glance, v2. */
public final class Images {
    private static final String SERVICE = "image";

    private final Rest rest;

    Images(Rest rest) {
        this.rest = rest;
    }

    /** Returns all images that we can see, public ones among them. */
    public List<Image> list() {
        return rest.list(SERVICE, "/v2/images", "images").stream()
                .map(Images::read)
                .toList();
    }

    /** Returns the image with this name or id; a {@link CallFailed} of kind NOT_FOUND if there is none or more than one. */
    public Image imageNamed(String nameOrId) {
        return Pick.one("image", nameOrId, list(), Image::id, Image::name);
    }

    public Image image(String id) {
        return read(rest.get(SERVICE, "/v2/images/" + id));
    }

    /** Registers a private raw image in status queued. */
    public Image create(String name) {
        JsonNode image = Body.object()
                .put("name", name)
                .put("disk_format", "raw")
                .put("container_format", "bare")
                .put("visibility", "private");
        return read(rest.send(Ask.post(SERVICE, "/v2/images", image)).body());
    }

    public void upload(String id, byte[] content) {
        rest.send(Ask.put(SERVICE, "/v2/images/" + id + "/file", content));
    }

    /** Opens an image's data; the caller closes it. An image without data (204) is a {@link CallFailed} of kind MALFORMED. */
    public InputStream open(String id) {
        return rest.open(Ask.get(SERVICE, "/v2/images/" + id + "/file"));
    }

    /** Returns our own images whose name starts with the prefix. */
    public List<Named> imagesNamed(String prefix) {
        String project = rest.tokens().current(rest).projectId();
        return rest.list(SERVICE, "/v2/images?owner=" + project, "images").stream()
                .map(image -> new Named(
                        Fields.text(image, "id"),
                        image.path("name").asText(),
                        Fields.optionalInstant(image, "created_at")))
                .filter(image -> image.name().startsWith(prefix))
                .toList();
    }

    public void delete(String id) {
        rest.delete(SERVICE, "/v2/images/" + id);
    }

    private static Image read(JsonNode image) {
        return new Image(
                Fields.text(image, "id"),
                image.path("name").asText(),
                Fields.text(image, "status"),
                image.path("visibility").asText(),
                bytes(image, "size"),
                bytes(image, "virtual_size"),
                image.path("min_disk").asInt(),
                Fields.optional(image, "checksum"),
                Fields.optional(image, "os_hash_algo"),
                Fields.optional(image, "os_hash_value"));
    }

    private static Optional<Long> bytes(JsonNode image, String field) {
        return Optional.of(image.path(field)).filter(JsonNode::isNumber).map(JsonNode::asLong);
    }
}
