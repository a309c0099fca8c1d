package io.regioncheck.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTests {
    private static final List<String> WORDS = List.of(
            "auth-url", "username", "user-domain", "password", "vlan", "vxlan", "tcp", "ping", "physical-network");

    @ParameterizedTest
    @CsvSource({
        "auth_url, auth-url",
        "AuthUrl, auth-url",
        "pasword, password",
        "pnig, ping",
        "vlxan, vlan",
        "vxlna, vxlan",
        "user, username",
        "os-username, username",
        "phys-network, physical-network",
    })
    void slipOfTheFingersIsUnderstood(String typed, String meant) {
        assertThat(Nearest.to(typed, WORDS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"icmp", "gre", "tls", "x", "''"})
    void nothingIsGuessedOfAnotherWord(String typed) {
        assertThat(Nearest.to(typed, WORDS)).isEmpty();
    }

    @Test
    void nothingIsNearWhereNothingIsAllowed() {
        assertThat(Nearest.to("word", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abc, abc, 0", "abc, abd, 1", "abc, acb, 1", "abc, ab, 1", "'', abc, 3", "kitten, sitting, 3"})
    void distanceCountsSlips(String from, String to, int slips) {
        assertThat(Nearest.distance(from, to)).isEqualTo(slips);
    }
}
