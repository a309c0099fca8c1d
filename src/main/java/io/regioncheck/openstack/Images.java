package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Glance, v2. */
public final class Images {
    private static final String SERVICE = "image";
    /** limit_param_default and api_limit_max of glance-api.conf (glance/common/config.py), Kilo to 2026.1: 25 and 1000. */
    private static final int PAGE = 1000;

    private final Rest rest;

    Images(Rest rest) {
        this.rest = rest;
    }

    /** Returns all images that we can see, public ones among them; of an administrator's, all of the cloud. */
    public List<Image> list() {
        return list("").stream().map(Images::read).toList();
    }

    /** Returns so many public images that have data, the smallest first, whatever else there is. */
    public List<Image> smallestPublic(int count) {
        String query = "?visibility=public&status=active&sort_key=size&sort_dir=asc&limit=" + count;
        return page(query).stream().map(Images::read).toList();
    }

    /**
     * Returns the image with this name or id, a public one or our own where several have the name; a {@link CallFailed} of kind
     * NOT_FOUND if there is none, or still more than one.
     */
    public Image imageNamed(String nameOrId) {
        String encoded = URLEncoder.encode(nameOrId, StandardCharsets.UTF_8);
        List<JsonNode> named = list("&name=" + encoded);
        return (named.isEmpty() ? withId(encoded) : Optional.<Image>empty())
                .orElseGet(() -> read(Pick.named("image", nameOrId, named, this::isForUs, () -> page(""))));
    }

    private Optional<Image> withId(String encoded) {
        try {
            return Optional.of(image(encoded.replace("+", "%20")));
        } catch (CallFailed failed) {
            if (failed.kind() != CallFailed.Kind.NOT_FOUND) {
                throw failed;
            }
            return Optional.empty();
        }
    }

    private boolean isForUs(JsonNode image) {
        return image.path("visibility").asText().equals("public")
                || image.path("owner")
                        .asText()
                        .equals(rest.tokens().current(rest).projectId());
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
        return list("&owner=" + project).stream()
                .map(image -> new Named(
                        Fields.text(image, "id"),
                        image.path("name").asText(),
                        Fields.optionalInstant(image, "created_at")))
                .filter(image -> image.name().startsWith(prefix))
                .toList();
    }

    /** Returns all, in pages of the most that glance gives; without a limit it gives 25. */
    private List<JsonNode> list(String filters) {
        return rest.list(SERVICE, "/v2/images?limit=" + PAGE + filters, "images");
    }

    private List<JsonNode> page(String query) {
        List<JsonNode> page = new ArrayList<>();
        rest.get(SERVICE, "/v2/images" + query).path("images").forEach(page::add);
        return page;
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
