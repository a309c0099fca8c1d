package io.regioncheck.demo.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.region.Release;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The images of a region, and who sees them. */
final class ImageShelf {
    private final Release release;
    private final Map<String, StoredImage> images = new ConcurrentHashMap<>();
    private final AtomicLong order = new AtomicLong();

    /** @param release whose images they are */
    ImageShelf(Release release) {
        this.release = release;
    }

    /** Registers an image without data; since Ocata others may be let see one that nobody said anything else of. */
    StoredImage add(String id, String owner, ObjectNode settings, Set<String> tags) {
        if (!settings.has("visibility")) {
            settings.put("visibility", release.since(Release.OCATA) ? "shared" : "private");
        }
        StoredImage image = StoredImage.queued(id, order.incrementAndGet(), owner, settings, tags);
        if (images.putIfAbsent(id, image) != null) {
            throw new Refusal(409, "Image ID " + id + " already exists!");
        }
        return image;
    }

    /**
     * Returns an image as the API shows it: glance computes virtual sizes since Victoria (glance/common/format_inspector.py), and knows
     * other sums than MD5 and hidden images since Rocky.
     */
    ObjectNode shown(StoredImage image) {
        ObjectNode json = image.json();
        if (!release.since(Release.VICTORIA)) {
            json.putNull("virtual_size");
        }
        if (!release.since(Release.ROCKY)) {
            json.remove(List.of("os_hash_algo", "os_hash_value", "os_hidden"));
        }
        return json;
    }

    Optional<StoredImage> find(String id) {
        return Optional.ofNullable(images.get(id));
    }

    /** Returns an image that the caller sees. */
    StoredImage seenBy(Caller caller, String id) {
        return find(id).filter(image -> isSeenBy(caller, image)).orElseThrow(() -> missing(id));
    }

    /** Returns an image that the caller may change; others are refused in the words of the policy. */
    StoredImage ownedBy(Caller caller, String id, String action) {
        StoredImage image = seenBy(caller, id);
        if (!caller.isAdmin() && !image.owner().equals(caller.projectId())) {
            throw new Refusal(403, "You are not authorized to complete " + action + " action.");
        }
        return image;
    }

    /** Changes an image that is there. */
    StoredImage change(String id, UnaryOperator<StoredImage> how) {
        StoredImage changed = images.computeIfPresent(id, (key, image) -> how.apply(image));
        if (changed == null) {
            throw missing(id);
        }
        return changed;
    }

    void remove(String id) {
        images.remove(id);
    }

    /** Returns those that the caller sees, newest first. */
    List<StoredImage> seenBy(Caller caller) {
        return images.values().stream()
                .filter(image -> isSeenBy(caller, image))
                .sorted(Comparator.comparingLong(StoredImage::order).reversed())
                .toList();
    }

    /** Returns how many bytes of uploads are kept. */
    long uploaded() {
        return images.values().stream()
                .flatMap(image -> image.content().stream())
                .map(StoredImage.Content::data)
                .filter(ImageData.Uploaded.class::isInstance)
                .mapToLong(ImageData::size)
                .sum();
    }

    private static boolean isSeenBy(Caller caller, StoredImage image) {
        return caller.isAdmin()
                || image.owner().equals(caller.projectId())
                || Set.of("public", "community").contains(image.visibility());
    }

    static Refusal missing(String id) {
        return new Refusal(404, "No image found with ID " + id);
    }
}
