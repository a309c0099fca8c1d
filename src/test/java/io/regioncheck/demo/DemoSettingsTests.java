package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.demo.region.Component;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Release;
import io.regioncheck.demo.region.Rollout;
import io.regioncheck.run.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoSettingsTests {
    private static final String KNOWN = "kilo (2015.1), mitaka, zed, epoxy (2025.1)";

    private static DemoSettings read(String... namesAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return DemoSettings.read(properties);
    }

    @Test
    void looksLikeZedUnlessSomebodyWantsAnotherRelease() {
        assertThat(read().rollout()).isEqualTo(Rollout.ZED);
    }

    @ParameterizedTest
    @CsvSource({"kilo, KILO", "2015.1, KILO", "mitaka, MITAKA", "zed, ZED", "epoxy, EPOXY", "2025.1, EPOXY"})
    void takesAReleaseByItsCodeNameOrItsSeries(String said, Release release) {
        assertThat(read("demo.release", said).rollout()).isEqualTo(Rollout.atRest(release));
    }

    @Test
    void halfWayKeystoneGlanceAndNeutronAreDoneAndNovaAndCinderAreNot() {
        Rollout rollout = read("demo.release", "zed..2025.1").rollout();
        assertThat(rollout).hasToString("zed..epoxy");
        assertThat(Component.values())
                .extracting(rollout::of)
                .containsExactly(Release.EPOXY, Release.EPOXY, Release.EPOXY, Release.ZED, Release.ZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"juno", "Kilo", "", "2025.2", "kilo..", "..mitaka", "kilo...mitaka", "kilo..mitaka..zed"})
    void refusesWhatIsNoReleaseWithThoseThatThereAre(String said) {
        assertThatThrownBy(() -> read("demo.release", said))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("demo.release = " + said)
                .hasMessageContaining(KNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mitaka..kilo", "zed..zed", "epoxy..2025.1"})
    void refusesAnUpgradeThatLeadsNowhere(String said) {
        assertThatThrownBy(() -> read("demo.release", said))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("from one release to a later one");
    }

    @ParameterizedTest
    @CsvSource({"config-drift, 3, 4", "tunnel-port-removed, 1, 2"})
    void refusesAnIncidentThatARegionSoSmallDoesNotShow(String incident, String nodes, String enough) {
        assertThatThrownBy(() -> read("demo.incident", incident, "demo.nodes", nodes))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("demo.nodes of " + enough + " or more");
        assertThat(read("demo.incident", incident, "demo.nodes", enough).incidents())
                .hasSize(1);
    }

    @Test
    void theTourListsAllIncidents() throws IOException {
        assertThat(Files.readAllLines(Path.of("docs", "tour.md")))
                .containsAll(Arrays.stream(Incident.values())
                        .map(incident -> "| `" + incident.id() + "` | " + incident.text() + " |")
                        .toList());
    }

    @Test
    void runsNoDatabaseOfZedBesideAnotherRelease() {
        assertThat(read().middleware()).isTrue();
        assertThat(read("demo.release", "mitaka").middleware()).isFalse();
        assertThat(read("demo.release", "mitaka..zed").middleware()).isFalse();
        assertThatThrownBy(() -> read("demo.release", "mitaka", "demo.middleware", "on"))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("those of zed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"expiring-tokens:0.5", "short-tokens:1", "foreign-keystone:0"})
    void refusesAShareOfWhatAllRequestsMeet(String said) {
        assertThatThrownBy(() -> read("demo.misbehaviour", said))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("without a share");
    }

    @Test
    void refusesASettingThatNobodyKnows() {
        assertThatThrownBy(() -> read("demo.relase", "kilo"))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("demo.release");
    }
}
