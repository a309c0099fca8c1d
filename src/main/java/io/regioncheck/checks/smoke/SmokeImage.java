package io.regioncheck.checks.smoke;

import io.regioncheck.check.Region;

/** The image and flavor that servers of this run are made of, looked up once. */
public record SmokeImage(String imageId, String flavorId) {

    public static SmokeImage of(Region region) {
        return region.shared().get(SmokeImage.class, "smoke", () -> {
            var smoke = region.environment().smoke();
            return new SmokeImage(
                    region.cloud().images().imageNamed(smoke.image()).id(),
                    region.cloud().compute().flavor(smoke.flavor()).id());
        });
    }
}
