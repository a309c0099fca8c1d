package io.regioncheck.demo.image;

import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.region.DemoRegion;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /v2/images/ID/file}: the data of images, up and down. */
final class ImageFiles {
    private static final String BINARY = "application/octet-stream";
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{0,9})");

    /** How much of uploads is kept in memory; more and the store is full. */
    private static final long ROOM = 256L << 20;

    private final DemoRegion region;
    private final ImageShelf shelf;

    ImageFiles(DemoRegion region, ImageShelf shelf) {
        this.region = region;
        this.shelf = shelf;
    }

    Answer upload(Request request) {
        String type = request.header("Content-Type").orElse("");
        if (!type.startsWith(BINARY)) {
            throw new Refusal(415, "Invalid content type " + type);
        }
        String id = shelf.ownedBy(request.caller(), request.variable("id"), "upload_image")
                .id();
        StoredImage saving = shelf.change(id, ImageFiles::saving);
        if (shelf.uploaded() + request.body().length > ROOM) {
            shelf.change(id, image -> image.in("queued"));
            throw new Refusal(
                    413, "Image storage media is full: There is not enough disk space on the image storage media.");
        }
        StoredImage.Content content = StoredImage.Content.of(
                new ImageData.Uploaded(request.body()),
                saving.settings().path("disk_format").asText());
        content.virtualSize()
                .ifPresent(size -> region.logbook()
                        .info(
                                region.controller(),
                                "glance-api",
                                "glance.location",
                                request.id(),
                                "Image format matched and virtual size computed: " + size));
        shelf.change(id, image -> image.holding(content));
        return Answer.empty(204).with("Content-Type", "text/html; charset=UTF-8");
    }

    private static StoredImage saving(StoredImage image) {
        if (!image.status().equals("queued")) {
            throw new Refusal(409, "Image status transition from " + image.status() + " to saving is not allowed");
        }
        if (image.settings().path("disk_format").isNull()
                || image.settings().path("container_format").isNull()) {
            throw new Refusal(400, "Properties disk_format, container_format must be set prior to saving data.");
        }
        return image.in("saving");
    }

    Answer download(Request request) {
        StoredImage image = shelf.seenBy(request.caller(), request.variable("id"));
        if (image.content().isEmpty()) {
            return Answer.empty(204);
        }
        StoredImage.Content content = image.content().get();
        Answer whole = Answer.bytes(200, BINARY, content.data().bytes())
                .with("Content-MD5", content.sums().md5());
        return request.header("Range").map(range -> part(whole, range)).orElse(whole);
    }

    private static Answer part(Answer whole, String range) {
        Matcher bounds = RANGE.matcher(range);
        int size = whole.body().length;
        if (!bounds.matches() || Integer.parseInt(bounds.group(1)) >= size) {
            throw new Refusal(416, "The Range requested is not available.");
        }
        int first = Integer.parseInt(bounds.group(1));
        int last = bounds.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Integer.parseInt(bounds.group(2)));
        return new Answer(206, whole.headers(), Arrays.copyOfRange(whole.body(), first, last + 1), whole.delivery())
                .with("Content-Range", "bytes " + first + "-" + last + "/" + size);
    }
}
