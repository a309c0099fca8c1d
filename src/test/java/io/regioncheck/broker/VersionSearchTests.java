package io.regioncheck.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.broker.RpcQuestion.VersionProbe;
import io.regioncheck.release.RpcVersion;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionSearchTests {
    private static final RpcTarget TARGET = RpcTarget.of("nova", "compute", "compute1");
    private static final Map<Integer, Integer> KNOWN = Map.of(3, 40, 4, 22, 5, 13, 6, 4);

    private static List<RpcVersion> versions(String... texts) {
        return Arrays.stream(texts).map(RpcVersion::parse).toList();
    }

    private static FoundVersions search(List<RpcVersion> served, boolean thorough, String... expected) {
        ServedApi api = new ServedApi(Optional.empty(), versions(expected), List.of(), KNOWN);
        VersionSearch search = new VersionSearch(TARGET, api, thorough);
        while (!search.next().isEmpty()) {
            for (VersionProbe probe : search.next()) {
                boolean taken = served.stream().anyMatch(version -> version.accepts(probe.version()));
                search.hear(probe, answer(taken ? "NoSuchMethod" : "UnsupportedVersion"));
            }
        }
        return search.result();
    }

    private static RpcAnswer answer(String type) {
        return new RpcAnswer.Replied(new RpcReply.Failure(type, ""), Duration.ofMillis(4));
    }

    @Test
    void zedIsAskedForItsTwoVersionsAndRefusesNothing() {
        FoundVersions found = search(versions("6.1", "5.13"), false, "6.1", "5.13");
        assertThat(found.accepted()).isEqualTo(versions("5.13", "6.1"));
        assertThat(found.missing()).isEmpty();
        assertThat(found.refusals()).isZero();
    }

    @Test
    void yogaCodeUnderZedIsFoundOut() {
        FoundVersions found = search(versions("6.0", "5.13"), false, "6.1", "5.13");
        assertThat(found.accepted()).isEqualTo(versions("5.13", "6.0"));
        assertThat(found.missing()).isEqualTo(versions("6.1"));
        assertThat(found.refusals()).isEqualTo(1);
    }

    @Test
    void kiloCodeUnderMitakaServesAnOlderMajor() {
        FoundVersions found = search(versions("3.40"), false, "4.11");
        assertThat(found.accepted()).isEqualTo(versions("3.40"));
        assertThat(found.missing()).isEqualTo(versions("4.11"));
    }

    @Test
    void newerCodeIsOnlySeenByAThoroughSearch() {
        assertThat(search(versions("6.4", "5.13"), false, "6.1", "5.13").beyond())
                .isEmpty();
        assertThat(search(versions("6.4", "5.13"), true, "6.1", "5.13").beyond())
                .isEqualTo(versions("6.4"));
    }

    @Test
    void whatServesNothingKnownIsFoundToServeNothing() {
        FoundVersions found = search(List.of(), false, "6.1", "5.13");
        assertThat(found.accepted()).isEmpty();
        assertThat(found.missing()).hasSize(2);
        assertThat(found.trouble()).isEmpty();
    }

    @Test
    void silenceEndsTheSearchAndIsNoRefusal() {
        ServedApi api = new ServedApi(Optional.empty(), versions("6.1", "5.13"), List.of(), KNOWN);
        VersionSearch search = new VersionSearch(TARGET, api, false);
        search.hear(search.next().get(0), new RpcAnswer.Silent(Duration.ofSeconds(5)));
        assertThat(search.next()).isEmpty();
        assertThat(search.result().trouble()).containsInstanceOf(RpcAnswer.Silent.class);
        assertThat(search.result().refusals()).isZero();
    }

    @Test
    void anotherFailureIsNeitherTakenNorRefused() {
        ServedApi api = new ServedApi(Optional.empty(), versions("6.1"), List.of(), KNOWN);
        VersionSearch search = new VersionSearch(TARGET, api, false);
        search.hear(search.next().get(0), answer("DBConnectionError"));
        assertThat(search.result().trouble()).isPresent();
        assertThat(search.result().accepted()).isEmpty();
    }
}
