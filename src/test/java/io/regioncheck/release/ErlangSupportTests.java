package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.release.ErlangVerdict.Note;
import io.regioncheck.release.ErlangVerdict.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErlangSupportTests {
    private final ErlangSupport support = ErlangSupport.facts();

    @ParameterizedTest
    @CsvSource({
        "3.10.8, 25.2.3, SUPPORTED",
        "3.10.8, 24.2, SUPPORTED",
        "3.10.8, 24.1.7, TOO_OLD",
        "3.10.8, 25.3, TOO_NEW",
        "3.6.10, 19.3.6.4, SUPPORTED",
        "3.6.10, 20.0, TOO_NEW",
        "3.6.11, 20.0, SUPPORTED",
        "3.6.3, 18.3.4, SUPPORTED",
        "3.6.3, R16B03-1, SUPPORTED",
        "3.6.3, R16B02, TOO_OLD",
        "3.5.7, R14B04, SUPPORTED",
        "3.5.7, R14B03, TOO_OLD",
        "3.5.7, 18.0, TOO_NEW",
        "3.4.4, R16B03-1, SUPPORTED",
        "3.13.7, 26.0, SUPPORTED",
        "4.2.1, 27.3, SUPPORTED",
        "4.2.1, 28.1, SUPPORTED_IN_PART",
        "4.2.1, 29.0, TOO_NEW",
        "3.7.28, 22.3, UNKNOWN",
        "9.0.0, 27.0, UNKNOWN",
        "master, 27.0, UNKNOWN",
        "3.10.8, ?, UNKNOWN"
    })
    void judgesAPair(String rabbitmq, String erlang, Standing standing) {
        assertThat(support.judge(rabbitmq, erlang).standing()).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({
        "3.6.3, 17, SUPPORTED",
        "3.6.3, 15, TOO_OLD",
        "3.6.3, 19, TOO_NEW",
        "3.6.3, 18, UNKNOWN",
        "3.6.15, 19, UNKNOWN",
        "3.6.15, 20, UNKNOWN",
        "3.7.5, 20, SUPPORTED",
        "3.7.5, 19, UNKNOWN",
        "3.12.12, 25, SUPPORTED",
        "3.12.12, 24, TOO_OLD"
    })
    void saysUnknownWhereOnlyAPartOfAMajorIsSupported(String rabbitmq, String major, Standing standing) {
        assertThat(support.judge(rabbitmq, major).standing()).isEqualTo(standing);
    }

    @Test
    void saysWhatWouldBeSupported() {
        assertThat(support.judge("3.10.8", "26.0").supported()).contains("24.2 to 25.2");
        assertThat(support.judge("3.7.28", "22.3").supported()).isEmpty();
    }

    @Test
    void tellsTroubleKnownWithThePair() {
        assertThat(support.judge("3.6.2", "18.3").notes())
                .contains(new Note(
                        "memory", "memory leak in channel statistics, fixed in 3.6.3", "server release notes 3.6.3"))
                .extracting(Note::kind)
                .contains("security", "bug");
        assertThat(support.judge("3.6.2", "18.3").notes())
                .extracting(Note::kind)
                .doesNotContain("incompatible");
        assertThat(support.judge("3.6.2", "19.1").notes())
                .extracting(Note::kind)
                .contains("incompatible");
        assertThat(support.judge("3.13.7", "25.3").notes()).isEmpty();
        assertThat(support.judge("master", "25.3").notes()).isEmpty();
        assertThat(support.judge("3.6.2", "?").notes()).isEmpty();
    }
}
