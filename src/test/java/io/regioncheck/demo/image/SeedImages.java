package io.regioncheck.demo.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.region.DemoRegion;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/** The images that were in the region before us: {@code smoke}, as the lab seeds it, and others where the region is big. */
final class SeedImages {
    private static final int SMOKE_SIZE = 3 << 20;
    private static final long SMOKE_DISK = 40L << 20;
    private static final int OTHERS = 30;
    private static final int OTHERS_SIZE = 64 << 10;
    private static final int STEP = 4 << 10;
    private static final long OTHERS_DISK = 2L << 30;

    private final DemoRegion region;
    private final ImageShelf shelf;

    SeedImages(DemoRegion region, ImageShelf shelf) {
        this.region = region;
        this.shelf = shelf;
    }

    void plant() {
        if (region.size().computes() > 1) {
            for (int i = 1; i <= OTHERS; i++) {
                plant("linux-" + i, new ImageData.Generated(i, OTHERS_SIZE + i * STEP, OTHERS_DISK));
            }
        }
        plant("smoke", new ImageData.Generated(0, SMOKE_SIZE, SMOKE_DISK));
    }

    private void plant(String name, ImageData data) {
        ObjectNode settings = Answer.JSON
                .createObjectNode()
                .put("owner_specified.openstack.md5", "")
                .put("owner_specified.openstack.sha256", "")
                .put("owner_specified.openstack.object", "images/" + name)
                .put("name", name)
                .put("disk_format", "qcow2")
                .put("container_format", "bare")
                .put("visibility", "public")
                .put("min_ram", 128);
        String owner = uuid("admin").replace("-", "");
        String id = shelf.add(uuid("image " + name), owner, settings, Set.of()).id();
        StoredImage.Content content = StoredImage.Content.of(data, "qcow2");
        shelf.change(id, image -> image.holding(content));
    }

    /** The same in every run, another one in every region. */
    private String uuid(String what) {
        return UUID.nameUUIDFromBytes((region.name() + " " + what).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
