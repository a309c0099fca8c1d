package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NovaServicesTests {
    private final NovaServices services = NovaServices.facts();

    @ParameterizedTest
    @CsvSource({"LIBERTY, 2", "MITAKA, 9", "ZED, 64", "GAZPACHO, 72"})
    void knowsWhatAReleaseWrites(Release release, int version) {
        assertThat(services.versionOf(release)).hasValue(version);
        assertThat(services.writersOf(version)).containsExactly(release);
    }

    @Test
    void kiloWritesNothing() {
        assertThat(services.versionOf(Release.KILO)).isEmpty();
    }

    @Test
    void severalReleasesOrNoneWriteAVersion() {
        assertThat(services.writersOf(66)).containsExactly(Release.ANTELOPE, Release.BOBCAT);
        assertThat(services.writersOf(5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "61, yoga",
        "66, antelope and bobcat",
        "1, liberty as it was in the making",
        "58, xena as it was in the making",
        "72, gazpacho",
        "73, a release after gazpacho",
        "0, kilo or older"
    })
    void saysWhichReleaseAVersionStandsFor(int version, String writer) {
        assertThat(services.writerOf(OptionalInt.of(version))).isEqualTo(writer);
    }

    @Test
    void takesARowWithoutVersionForOneOfKilo() {
        assertThat(services.writerOf(OptionalInt.empty())).isEqualTo("kilo or older");
    }

    @Test
    void namesTheComputesThatKeepAReleaseFromStarting() {
        assertThat(services.oldestSupportedBy(Release.ZED))
                .contains(new NovaServices.OldestSupported(Release.YOGA, 61));
        assertThat(services.tooOldFor(Release.ZED, List.of(64, 60, 61, 57))).containsExactly(57, 60);
        assertThat(services.tooOldFor(Release.ZED, List.of(61, 64))).isEmpty();
    }

    @Test
    void startsBesideAnythingBeforeWallaby() {
        assertThat(services.oldestSupportedBy(Release.VICTORIA)).isEmpty();
        assertThat(services.tooOldFor(Release.MITAKA, List.of(0, 2))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void goesWithTheRpcVersionThatTheReleaseServes(Release release) {
        RpcFacts compute = NovaRpc.facts().of(release, RpcApi.COMPUTE).orElseThrow();
        services.versionOf(release).ifPresent(version -> {
            assertThat(services.computeRpc(version, release)).contains(compute.max());
            assertThat(services.computeRpc(version + 1, release)).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void neverSupportsAComputeNewerThanItself(Release release) {
        services.oldestSupportedBy(release).ifPresent(oldest -> {
            assertThat(oldest.release().isBefore(release)).isTrue();
            assertThat(oldest.version())
                    .isLessThanOrEqualTo(services.versionOf(release).orElseThrow());
        });
        assertThat(services.autoWithoutComputes(release).isPresent()).isEqualTo(!release.isBefore(Release.MITAKA));
    }

    @Test
    void knowsNoHistoryInKilo() {
        assertThat(services.computeRpc(0, Release.KILO)).isEmpty();
        assertThat(services.computeRpc(0, Release.MITAKA)).contains(new RpcVersion(4, 0));
        assertThat(OptionalInt.empty()).isEqualTo(services.versionOf(Release.KILO));
    }
}
