package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkExtensionsTests {
    private final NetworkExtensions facts = NetworkExtensions.facts();

    @ParameterizedTest
    @CsvSource({
        "timestamp_core, MITAKA, false",
        "timestamp_core, NEWTON, true",
        "timestamp_core, ZED, true",
        "tag, QUEENS, false",
        "tag-ext, ROCKY, true",
        "lbaas, MITAKA, false",
        "lbaas, NEWTON, true",
        "lbaasv2, STEIN, false",
        "lbaasv2, TRAIN, true",
        "fwaas, ROCKY, false",
        "fwaas, STEIN, true",
        "dns-integration, NEWTON, false",
        "router, GAZPACHO, false"
    })
    void knowsWhichReleaseDroppedAnExtension(String alias, Release release, boolean gone) {
        assertThat(facts.of(alias).orElseThrow().isGoneIn(release)).isEqualTo(gone);
    }

    @ParameterizedTest
    @CsvSource({
        "dns-integration, MITAKA, false",
        "dns-integration, NEWTON, true",
        "bgp, MITAKA, false",
        "bgp, NEWTON, true",
        "port-hardware-offload-type, CARACAL, false",
        "port-hardware-offload-type, DALMATIAN, true",
        "qos, GAZPACHO, false"
    })
    void knowsWhichReleaseOffersItOnlyWhenAsked(String alias, Release release, boolean optional) {
        assertThat(facts.of(alias).orElseThrow().isOptionalIn(release)).isEqualTo(optional);
    }

    @Test
    void knowsWhatBringsItBack() {
        assertThat(facts.of("qos"))
                .contains(new NetworkExtension(
                        "qos",
                        "limits and guarantees of bandwidth",
                        Optional.of("qos"),
                        Optional.of("qos"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(facts.of("dns-integration").orElseThrow().extensionDriver()).contains("dns");
        assertThat(facts.of("logging").orElseThrow().servicePlugin()).contains("log");
        assertThat(facts.of("fwaas_v2").orElseThrow().by()).contains("neutron-fwaas, which must be installed");
        assertThat(facts.of("tag").orElseThrow().instead()).contains("standard-attr-tag");
    }

    @Test
    void knowsNothingOfAVendorsOwn() {
        assertThat(facts.of("nsx-policy")).isEmpty();
    }
}
