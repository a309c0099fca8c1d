package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReleaseTests {

    @ParameterizedTest
    @CsvSource({
        "kilo, KILO",
        "2015.1, KILO",
        "mitaka, MITAKA",
        "Zed, ZED",
        "' epoxy ', EPOXY",
        "2025.1, EPOXY",
        "2023.1, ANTELOPE"
    })
    void readsCodeNameAndSeries(String text, Release release) {
        assertThat(Release.parse(text)).isEqualTo(release);
    }

    @ParameterizedTest
    @CsvSource({"mitka, mitaka", "vitcoria, victoria", "2025.10, 2025.1", "antilope, antelope", "cactus, caracal"})
    void namesTheNearestOfWhatItDoesNotKnow(String text, String nearest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Release.parse(text))
                .withMessage("\"%s\" is no release from kilo to gazpacho; did you mean %s?", text, nearest);
    }

    @Test
    void namesNoneWhereNoneIsNear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Release.parse("x"))
                .withMessage("\"x\" is no release from kilo to gazpacho");
    }

    @Test
    void comesInTheOrderOfTime() {
        assertThat(Release.values()).hasSize(23).isSorted();
        assertThat(Release.MITAKA.isAfter(Release.KILO)).isTrue();
        assertThat(Release.MITAKA.isAfter(Release.MITAKA)).isFalse();
        assertThat(Release.KILO.isBefore(Release.MITAKA)).isTrue();
        assertThat(Release.MITAKA.isBefore(Release.MITAKA)).isFalse();
        assertThat(Release.newest()).isEqualTo(Release.GAZPACHO);
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsItIsWritten(Release release) {
        assertThat(Release.parse(release.toString())).isEqualTo(release);
        assertThat(Release.find(release.series())).contains(release);
    }

    @Test
    void hasANumberOnlyWhereTheProjectGivesOne() {
        assertThat(Release.ZED.series()).isEqualTo("zed");
        assertThat(Release.EPOXY.series()).isEqualTo("2025.1");
        assertThat(Release.find("juno")).isEmpty();
    }
}
