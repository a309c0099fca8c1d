package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseRangesTests {
    private static String within(ReleaseRanges ranges) {
        return String.join(
                " ",
                Arrays.stream(Release.values())
                        .filter(ranges::has)
                        .map(Release::toString)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "kilo,                        kilo",
        "liberty..newton,             liberty mitaka newton",
        "'kilo,mitaka..newton',       kilo mitaka newton",
        "epoxy..,                     epoxy flamingo gazpacho",
        "'kilo..liberty,flamingo..',  kilo liberty flamingo gazpacho"
    })
    void haveTheReleasesThatAreWritten(String text, String releases) {
        assertThat(within(ReleaseRanges.parse(text))).isEqualTo(releases);
    }

    @Test
    void aDashIsNone() {
        ReleaseRanges none = ReleaseRanges.parse("-");
        assertThat(none.ranges()).isEmpty();
        assertThat(none.first()).isEmpty();
        assertThat(none.beginsAfter(Release.KILO)).isFalse();
        assertThat(none.endedBefore(Release.newest())).isEmpty();
    }

    @Test
    void aWordThatIsNoReleaseIsAnErrorOfThisBuild() {
        assertThatThrownBy(() -> ReleaseRanges.parse("kilo..nwton")).hasMessageContaining("nwton");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "kilo..liberty,          LIBERTY, none",
                "kilo..liberty,          MITAKA,  MITAKA",
                "kilo..liberty,          ZED,     MITAKA",
                "'kilo,newton..ocata',   NEWTON,  LIBERTY",
                "'kilo,newton..ocata',   ZED,     PIKE",
                "'kilo,newton..',        ZED,     LIBERTY"
            })
    void saySinceWhenANameIsGone(String text, Release at, Release gone) {
        assertThat(ReleaseRanges.parse(text).endedBefore(at).orElse(null)).isEqualTo(gone);
    }

    @Test
    void beginAfterAReleaseIfAllOfThemDo() {
        ReleaseRanges ranges = ReleaseRanges.parse("mitaka,ocata..");
        assertThat(ranges.beginsAfter(Release.LIBERTY)).isTrue();
        assertThat(ranges.beginsAfter(Release.MITAKA)).isFalse();
        assertThat(ranges.beginsAfter(Release.NEWTON)).isFalse();
        assertThat(ranges.first()).contains(Release.MITAKA);
    }
}
