package io.regioncheck.checks.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.openstack.Flavor;
import io.regioncheck.openstack.Image;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A volume takes the image that it is made from. */
class SmokeImageTests {
    private static final long GIBIBYTE = 1L << 30;

    @Test
    void volumeIsAsLargeAsTheDiskInTheImage() {
        assertThat(gibibytes(12L << 20, Optional.of(40L << 20), 0, 20)).isEqualTo(1);
        assertThat(gibibytes(12L << 20, Optional.of(GIBIBYTE), 0, 20)).isEqualTo(1);
        assertThat(gibibytes(12L << 20, Optional.of(GIBIBYTE + 1), 0, 20)).isEqualTo(2);
        assertThat(gibibytes(12L << 20, Optional.of(3 * GIBIBYTE), 10, 20)).isEqualTo(10);
    }

    @Test
    void whereGlanceDoesNotKnowThatDiskItIsAsLargeAsTheFlavors() {
        assertThat(gibibytes(12L << 20, Optional.empty(), 0, 5)).isEqualTo(5);
        assertThat(gibibytes(6 * GIBIBYTE, Optional.empty(), 0, 5)).isEqualTo(6);
        assertThat(gibibytes(12L << 20, Optional.empty(), 8, 5)).isEqualTo(8);
        assertThat(gibibytes(12L << 20, Optional.empty(), 0, 0)).isEqualTo(1);
    }

    private static int gibibytes(long size, Optional<Long> virtualSize, int minDisk, int flavorDisk) {
        Image image = new Image(
                "id",
                "smoke",
                "active",
                "public",
                Optional.of(size),
                virtualSize,
                minDisk,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return SmokeImage.gibibytes(image, new Flavor("id", "m1.smoke", 1, 192, flavorDisk));
    }
}
