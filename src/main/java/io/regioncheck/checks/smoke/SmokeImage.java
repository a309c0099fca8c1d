package io.regioncheck.checks.smoke;

import io.regioncheck.check.Region;
import io.regioncheck.openstack.Image;

/**
 * The image and flavor that servers of this run are made of, looked up once.
 *
 * @param gibibytes the smallest volume that takes the image
 */
public record SmokeImage(String imageId, String flavorId, int gibibytes) {
    private static final long GIBIBYTE = 1L << 30;

    public static SmokeImage of(Region region) {
        return region.shared().get(SmokeImage.class, "smoke", () -> {
            var smoke = region.environment().smoke();
            Image image = region.cloud().images().imageNamed(smoke.image());
            return new SmokeImage(
                    image.id(), region.cloud().compute().flavor(smoke.flavor()).id(), gibibytes(image));
        });
    }

    /** An image in its own format says by its size nothing of the disk in it: its virtual size counts, where glance knows it. */
    static int gibibytes(Image image) {
        long bytes = image.virtualSize().or(image::size).orElse(0L);
        return (int) Math.max(Math.max(1, image.minDisk()), (bytes + GIBIBYTE - 1) / GIBIBYTE);
    }
}
