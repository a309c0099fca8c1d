package io.regioncheck.checks.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.openstack.Image;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A volume takes the image that it is made from. */
class SmokeImageTests {
    private static final long GIBIBYTE = 1L << 30;

    @Test
    void volumeIsAsLargeAsTheDiskInTheImage() {
        assertThat(gibibytes(12L << 20, Optional.empty(), 0)).isEqualTo(1);
        assertThat(gibibytes(GIBIBYTE, Optional.empty(), 0)).isEqualTo(1);
        assertThat(gibibytes(GIBIBYTE + 1, Optional.empty(), 0)).isEqualTo(2);
        assertThat(gibibytes(12L << 20, Optional.of(3 * GIBIBYTE), 0)).isEqualTo(3);
        assertThat(gibibytes(12L << 20, Optional.of(3 * GIBIBYTE), 10)).isEqualTo(10);
    }

    private static int gibibytes(long size, Optional<Long> virtualSize, int minDisk) {
        return SmokeImage.gibibytes(new Image(
                "id",
                "smoke",
                "active",
                "public",
                Optional.of(size),
                virtualSize,
                minDisk,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }
}
