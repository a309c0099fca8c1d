package io.regioncheck.checks.smoke;

import io.regioncheck.check.Region;
import io.regioncheck.openstack.Flavor;
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
            Flavor flavor = region.cloud().compute().flavor(smoke.flavor());
            return new SmokeImage(image.id(), flavor.id(), gibibytes(image, flavor));
        });
    }

    /**
     * An image in its own format says by its size nothing of the disk in it: its virtual size counts. Glance knows that of what was
     * uploaded since Victoria; of all else the flavor's disk is known to take it.
     */
    static int gibibytes(Image image, Flavor flavor) {
        long bytes = image.virtualSize().orElseGet(() -> Math.max(image.size().orElse(0L), flavor.disk() * GIBIBYTE));
        return (int) Math.max(Math.max(1, image.minDisk()), (bytes + GIBIBYTE - 1) / GIBIBYTE);
    }
}
