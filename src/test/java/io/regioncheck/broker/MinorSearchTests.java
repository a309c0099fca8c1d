package io.regioncheck.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinorSearchTests {
    private final List<Integer> asked = new ArrayList<>();

    /** Answers as a server does that serves up to a minor; -1 for one that serves none of this major. */
    private MinorSearch against(int served, MinorSearch search) {
        asked.clear();
        MinorSearch now = search;
        while (now.next().isPresent()) {
            int minor = now.next().get();
            asked.add(minor);
            now = now.with(minor, minor <= served);
        }
        return now;
    }

    private long refusals(int served) {
        return asked.stream().filter(minor -> minor > served).count();
    }

    @Test
    void whatIsExpectedCostsOneQuestionAndNoRefusal() {
        assertThat(against(13, MinorSearch.upTo(13, List.of())).found()).contains(13);
        assertThat(asked).containsExactly(13);
        assertThat(against(20, MinorSearch.upTo(13, List.of())).found()).contains(13);
        assertThat(asked).containsExactly(13);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void anyOtherIsFoundWithFewRefusals(int served) {
        MinorSearch end = against(served, MinorSearch.upTo(13, List.of()));
        assertThat(end.found().orElse(-1)).isEqualTo(served);
        assertThat(refusals(served)).isLessThanOrEqualTo(5);
        assertThat(asked).doesNotHaveDuplicates();
    }

    @Test
    void theReleaseBeforeTheUpgradeIsFoundInThreeQuestions() {
        assertThat(against(5, MinorSearch.upTo(11, List.of(5))).found()).contains(5);
        assertThat(asked).containsExactly(11, 5, 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 12, 13, 14, 15, 60, 511})
    void thoroughSearchFindsTheVeryHighest(int served) {
        assertThat(against(served, MinorSearch.thorough(13, List.of())).found().orElse(-1))
                .isEqualTo(served);
        assertThat(asked).hasSizeLessThanOrEqualTo(13).doesNotHaveDuplicates();
    }

    @Test
    void thoroughSearchOfWhatIsExpectedCostsOneRefusal() {
        against(13, MinorSearch.thorough(13, List.of()));
        assertThat(asked).containsExactly(13, 14);
    }
}
