package io.regioncheck.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTests {
    @ParameterizedTest
    @CsvSource({
        "neutron, neutron, true",
        "neutron, neutrons, false",
        "neutron, Neutron, false",
        "nova\\_%, nova_api, true",
        "nova\\_%, novaXapi, false",
        "nova\\_%, nova, false",
        "nova_api, nova_api, true",
        "nova_api, novaXapi, true",
        "nova%, nova, true",
        "%, anything, true",
        "%a%b, xaxb, true",
        "%a%b, xaxbc, false",
        "a\\%b, a%b, true",
        "a\\%b, axb, false",
        "a\\\\b, a\\b, true",
        "a\\, a\\, true",
        "%%, '', true",
        "_, '', false",
        "'', '', true",
        "'', a, false"
    })
    void matchesAsLikeDoes(String pattern, String name, boolean matches) {
        assertThat(new NamePattern(pattern, false).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "nova_api, novaXapi, false",
        "nova_api, nova_api, true",
        "nova\\_api, nova_api, true",
        "nova%, nova_api, false"
    })
    void isItselfWhereThereArePartialRevokes(String pattern, String name, boolean matches) {
        assertThat(new NamePattern(pattern, true).matches(name)).isEqualTo(matches);
    }

    @Test
    void closerOnesComeFirst() {
        List<String> closestFirst = List.of("neutron", "neutro_", "neut%", "n%", "%");
        assertThat(closestFirst)
                .isSortedAccordingTo(Comparator.comparingInt(one -> -new NamePattern(one, false).prefix()))
                .isSortedAccordingTo(Comparator.comparingLong(one -> new NamePattern(one, false).breadth(64)));
        assertThat(new NamePattern("nova\\_api", false).prefix()).isEqualTo(new NamePattern("neutron", false).prefix());
        assertThat(new NamePattern("nova%", true).prefix()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void oneLetterIsCloserThanAnyTextWhereMariadbIsAsked() {
        NamePattern letter = new NamePattern("nova_api", false);
        NamePattern text = new NamePattern("nova%", false);
        assertThat(letter.breadth(64)).isLessThan(text.breadth(64));
        assertThat(letter.prefix()).isEqualTo(text.prefix());
    }

    @Test
    void noPatternIsSlow() {
        NamePattern hostile = new NamePattern("%a".repeat(60) + "b", false);
        assertThat(org.junit.jupiter.api.Assertions.assertTimeout(
                        Duration.ofSeconds(2), () -> hostile.matches("a".repeat(20_000))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"nova_api, nova\\_api", "a%b, a\\%b", "a\\b, a\\\\b", "neutron, neutron"})
    void onlyTheNameItselfMatchesItsExactPattern(String name, String pattern) {
        assertThat(NamePattern.exactly(name)).isEqualTo(pattern);
        assertThat(new NamePattern(pattern, false).matches(name)).isTrue();
    }
}
