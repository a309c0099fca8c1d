package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryRequirementsTests {
    private final LibraryRequirements requirements = LibraryRequirements.facts();

    @ParameterizedTest
    @EnumSource
    void everyReleaseHasThemOfEachOfItsServices(Release release) {
        CodeVersions versions = CodeVersions.facts();
        for (Service service : Service.values()) {
            Map<String, VersionRange> asked = requirements.of(service, release);
            assertThat(asked.isEmpty())
                    .as("%s of %s", service, release)
                    .isEqualTo(versions.tags(service, release).isEmpty());
            if (!asked.isEmpty()) {
                assertThat(asked).containsKeys("oslo-config", "oslo-utils");
            }
        }
    }

    @Test
    void novaOfMitakaAsksForMitakasMessaging() {
        VersionRange range = novasMessaging(Release.MITAKA);
        assertThat(range).hasToString(">=4.0.0");
        assertThat(range.allows("1.8.3")).isFalse();
        assertThat(range.isAbove("1.8.3")).isTrue();
        assertThat(range.allows("4.6.1")).isTrue();
    }

    @Test
    void kiloWantsNothingNewer() {
        VersionRange range = novasMessaging(Release.KILO);
        assertThat(range.allows("1.8.3")).isTrue();
        assertThat(range.allows("4.6.1")).isFalse();
        assertThat(range.isAbove("4.6.1")).isFalse();
    }

    private VersionRange novasMessaging(Release release) {
        return Objects.requireNonNull(requirements.of(Service.NOVA, release).get("oslo-messaging"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">=1.8.0,<1.9.0|1.8.3|true",
                ">=1.8.0,<1.9.0|1.9.0|false",
                ">=2|2.0.0|true",
                ">=2.0.0|2|true",
                ">=1.10.0|1.9.9|false",
                "!=1.17.0,>=1.16.0|1.17.0|false",
                ">=1.0|1.0rc1|true",
                "==3.1|3.1.0|true",
                ">3.1|3.1|false",
                "<=3.1|3.1.1|false"
            })
    void rangesAreUnderstood(String range, String version, boolean allowed) {
        assertThat(VersionRange.parse(range).allows(version)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.0", "~1.0", ">=1,"})
    void whatIsNoRequirementIsRefused(String text) {
        assertThatThrownBy(() -> VersionRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
