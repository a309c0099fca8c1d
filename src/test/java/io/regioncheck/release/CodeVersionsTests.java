package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeVersionsTests {
    private final CodeVersions versions = CodeVersions.facts();

    @ParameterizedTest
    @CsvSource({
        "NOVA, 1:2015.1.4-0ubuntu2, KILO",
        "NOVA, 2:13.1.4-0ubuntu1~cloud0, MITAKA",
        "NOVA, 3.0.0, ",
        "NOVA, 26.2.2, ZED",
        "NOVA, 2:26.2.2-1~deb12u3, ZED",
        "KEYSTONE, 9.3.0, MITAKA",
        "NEUTRON, 8.4.0, MITAKA",
        "CINDER, 8.1.1, MITAKA",
        "PLACEMENT, 8.0.0, ZED",
        "GLANCE, 30.0.0, EPOXY",
        "NOVA, 1.0, "
    })
    void findsTheReleaseOfAPackage(Service service, String version, Release release) {
        if (release == null) {
            assertThat(versions.releaseOf(service, version)).isEmpty();
        } else {
            assertThat(versions.releaseOf(service, version)).contains(release);
        }
    }

    @Test
    void knowsFirstAndLastTag() {
        assertThat(versions.tags(Service.NOVA, Release.MITAKA)).contains(new CodeVersions.Tags("13.0.0", "13.1.4"));
        assertThat(versions.tags(Service.PLACEMENT, Release.MITAKA)).isEmpty();
    }

    @Test
    void mapsEveryTagToItsOwnRelease() {
        for (Release release : Release.values()) {
            for (Service service : Service.values()) {
                versions.tags(service, release).ifPresent(tags -> {
                    assertThat(versions.releaseOf(service, tags.first())).contains(release);
                    assertThat(versions.releaseOf(service, tags.last())).contains(release);
                });
            }
        }
    }
}
