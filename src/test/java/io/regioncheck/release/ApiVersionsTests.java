package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ApiVersionsTests {
    private final ApiVersions versions = ApiVersions.facts();

    @ParameterizedTest
    @CsvSource({
        "NOVA, MITAKA, 2.1, 2.25",
        "NOVA, ZED, 2.1, 2.93",
        "CINDER, MITAKA, 3.0, 3.0",
        "CINDER, NEWTON, 3.0, 3.15",
        "PLACEMENT, NEWTON, 1.0, 1.0",
        "PLACEMENT, STEIN, 1.0, 1.31",
        "PLACEMENT, ZED, 1.0, 1.39"
    })
    void knowsMicroversions(Service service, Release release, String oldest, String newest) {
        assertThat(versions.microversions(service, release))
                .contains(new ApiVersions.Range(Microversion.parse(oldest), Microversion.parse(newest)));
    }

    @ParameterizedTest
    @CsvSource({"CINDER, KILO", "PLACEMENT, MITAKA", "KEYSTONE, ZED", "GLANCE, ZED", "NEUTRON, ZED"})
    void saysNothingWhereThereAreNone(Service service, Release release) {
        assertThat(versions.microversions(service, release)).isEmpty();
    }

    @Test
    void knowsWhichEndpointsWentAway() {
        assertThat(versions.endpoints(Service.NOVA, Release.KILO)).containsExactly("v1.1", "v2", "v2.1", "v3");
        assertThat(versions.endpoints(Service.NOVA, Release.MITAKA)).containsExactly("v2", "v2.1");
        assertThat(versions.endpoints(Service.CINDER, Release.QUEENS)).doesNotContain("v1");
        assertThat(versions.endpoints(Service.CINDER, Release.XENA)).containsExactly("v3");
        assertThat(versions.endpoints(Service.NEUTRON, Release.XENA)).isEmpty();
    }

    @Test
    void knowsImageAndIdentity() {
        assertThat(versions.image(Release.MITAKA)).startsWith("1.0").endsWith("2.3");
        assertThat(versions.identity(Release.MITAKA)).isEqualTo(new ApiVersions.Identity("3.6", "full"));
        assertThat(versions.identity(Release.QUEENS).v2()).isEqualTo("ec2tokens only");
        assertThat(versions.identity(Release.ROCKY).v2()).isEqualTo("gone");
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithWhatTheComputeChecksAskFor(Release release) {
        assertThat(versions.microversions(Service.NOVA, release).map(ApiVersions.Range::newest))
                .isEqualTo(ComputeApi.facts().newest(release.toString()));
    }
}
