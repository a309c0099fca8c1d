package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComputeApiTests {
    private static final List<String> RELEASES = List.of(
            "kilo",
            "liberty",
            "mitaka",
            "newton",
            "ocata",
            "pike",
            "queens",
            "rocky",
            "stein",
            "train",
            "ussuri",
            "victoria",
            "wallaby",
            "xena",
            "yoga",
            "zed",
            "antelope",
            "bobcat",
            "caracal",
            "dalmatian",
            "epoxy",
            "flamingo",
            "gazpacho");

    private final ComputeApi api = ComputeApi.facts();

    @ParameterizedTest
    @CsvSource({"kilo, 2.3", "mitaka, 2.25", "zed, 2.93", "epoxy, 2.100", "gazpacho, 2.103"})
    void knowsTheNewestMicroversionOfARelease(String release, String newest) {
        assertThat(api.newest(release)).contains(Microversion.parse(newest));
    }

    @Test
    void neverGoesBackFromReleaseToRelease() {
        List<Microversion> all = RELEASES.stream()
                .map(release -> api.newest(release).orElseThrow())
                .toList();
        assertThat(all).isSorted().hasSize(23);
    }

    @ParameterizedTest
    @CsvSource({
        "kilo, /v2.1/%(tenant_id)s",
        "liberty, /v2.1/%(tenant_id)s",
        "mitaka, /v2.1",
        "zed, /v2.1",
        "austin, /v2.1"
    })
    void urlsNeedTheProjectWhereItIsNotYetOptional(String release, String path) {
        assertThat(api.path(release)).isEqualTo(path);
    }

    @Test
    void saysNothingOfAReleaseWithoutFacts() {
        assertThat(api.newest("austin")).isEmpty();
    }
}
