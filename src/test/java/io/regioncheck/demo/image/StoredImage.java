package io.regioncheck.demo.image;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An image and what glance has on record of it.
 *
 * @param order in which images were made: lists have the newest first
 * @param settings what clients may set, under the names of the API; those that are not of the base schema are extra properties
 * @param content its data with their sums, once it has been uploaded
 */
record StoredImage(
        String id,
        long order,
        String owner,
        String status,
        ObjectNode settings,
        Set<String> tags,
        Instant createdAt,
        Instant updatedAt,
        Optional<Content> content) {

    /** The settings that every image has; null where nobody set them. */
    static final Set<String> BASE = Set.of(
            "name", "disk_format", "container_format", "visibility", "protected", "min_ram", "min_disk", "os_hidden");

    /** Data that has been stored. */
    record Content(ImageData data, ImageData.Sums sums, Optional<Long> virtualSize) {
        static Content of(ImageData data, String diskFormat) {
            byte[] bytes = data.bytes();
            return new Content(data, ImageData.Sums.of(bytes), ImageData.virtualSize(diskFormat, bytes));
        }
    }

    StoredImage {
        tags = Set.copyOf(tags);
    }

    /** Returns an image without data. */
    static StoredImage queued(String id, long order, String owner, ObjectNode settings, Set<String> tags) {
        Instant now = now();
        return new StoredImage(id, order, owner, "queued", complete(settings), tags, now, now, Optional.empty());
    }

    private static ObjectNode complete(ObjectNode given) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.putNull("name").putNull("disk_format").putNull("container_format");
        all.put("visibility", "shared")
                .put("protected", false)
                .put("min_ram", 0)
                .put("min_disk", 0);
        all.put("os_hidden", false);
        all.setAll(given);
        return all;
    }

    StoredImage in(String other) {
        return new StoredImage(id, order, owner, other, settings, tags, createdAt, now(), content);
    }

    StoredImage holding(Content stored) {
        return new StoredImage(id, order, owner, "active", settings, tags, createdAt, now(), Optional.of(stored));
    }

    StoredImage set(ObjectNode changed, Set<String> tagged) {
        return new StoredImage(id, order, owner, status, changed, tagged, createdAt, now(), content);
    }

    String name() {
        return settings.path("name").asText("");
    }

    String visibility() {
        return settings.path("visibility").asText();
    }

    boolean isProtected() {
        return settings.path("protected").asBoolean();
    }

    Optional<Long> size() {
        return content.map(stored -> stored.data().size());
    }

    /** Returns it as the API shows it. */
    ObjectNode json() {
        ObjectNode image = settings.deepCopy();
        image.put("size", size().orElse(null));
        image.put("virtual_size", content.flatMap(Content::virtualSize).orElse(null));
        image.put("status", status);
        image.put("checksum", content.map(stored -> stored.sums().md5()).orElse(null));
        image.put("owner", owner);
        image.put("os_hash_algo", content.map(stored -> "sha512").orElse(null));
        image.put("os_hash_value", content.map(stored -> stored.sums().sha512()).orElse(null));
        image.put("id", id);
        image.put("created_at", createdAt.toString());
        image.put("updated_at", updatedAt.toString());
        tags.stream().sorted().map(TextNode::new).forEach(image.putArray("tags")::add);
        image.put("self", "/v2/images/" + id);
        image.put("file", "/v2/images/" + id + "/file");
        image.put("schema", "/v2/schemas/image");
        return image;
    }

    /** Returns what cinder copies from it to a volume (cinder/volume/volume_utils.py, {@code get_volume_image_metadata}). */
    Map<String, String> details() {
        Map<String, String> details = new TreeMap<>();
        settings.fields().forEachRemaining(field -> {
            if (!BASE.contains(field.getKey())) {
                details.put(field.getKey(), field.getValue().asText());
            }
        });
        details.put("image_id", id);
        details.put("image_name", name());
        for (String key : Set.of("disk_format", "container_format", "min_ram", "min_disk")) {
            details.put(key, settings.path(key).asText());
        }
        content.ifPresent(stored -> {
            details.put("checksum", stored.sums().md5());
            details.put("size", String.valueOf(stored.data().size()));
        });
        return details;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
