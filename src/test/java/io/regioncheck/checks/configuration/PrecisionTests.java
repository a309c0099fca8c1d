package io.regioncheck.checks.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.node.config.HostConfig;
import io.regioncheck.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How much of what release notes say is found in real files, and how much is found that they do not say: docs/configuration.md. */
class PrecisionTests {

    @Test
    void kiloToMitaka() throws IOException {
        Figures figures = figures("kilo", Release.MITAKA);
        assertThat(figures.options()).isGreaterThanOrEqualTo(60);
        assertThat(figures.truth()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(figures.missed()).isEmpty();
        assertThat(figures.tooMuch()).isEmpty();
    }

    @Test
    void whatNovaNeedsToLogInAtNeutronIsMissedInFilesOfKilo() {
        assertThat(new RequiredJudge(Release.MITAKA).judge(ServiceConfig.of(Told.config(Told.of("kilo")))))
                .extracting(missing -> missing.service() + " [" + missing.group() + "] " + missing.options())
                .contains("nova [neutron] auth_type", "nova [api_database] connection");
    }

    @Test
    void zedToEpoxy() throws IOException {
        Figures figures = figures("zed", Release.EPOXY);
        assertThat(figures.options()).isGreaterThanOrEqualTo(60);
        // enabled_backends names ceph and fake: no service reads the group that Debian's package left, and we do not
        // look at it
        assertThat(figures.missed()).containsExactly("cinder [lvm] iscsi_helper", "cinder [lvm] iscsi_protocol");
        assertThat(figures.tooMuch()).isEmpty();
    }

    /** What was found beside what is true. */
    private record Figures(int options, Set<String> truth, Set<String> found) {
        Set<String> missed() {
            return without(truth, found);
        }

        Set<String> tooMuch() {
            return without(found, truth);
        }

        private static Set<String> without(Set<String> all, Set<String> some) {
            Set<String> rest = new TreeSet<>(all);
            rest.removeAll(some);
            return rest;
        }

        double precision() {
            return found.isEmpty() ? 1 : (found.size() - tooMuch().size()) / (double) found.size();
        }

        double recall() {
            return truth.isEmpty() ? 1 : (truth.size() - missed().size()) / (double) truth.size();
        }
    }

    private static Figures figures(String directory, Release target) throws IOException {
        HostConfig config = Told.config(Told.of(directory));
        List<ServiceConfig> programs = ServiceConfig.of(config);
        Set<String> found = new OptionJudge(target)
                .judge(programs).stream()
                        .map(offence ->
                                offence.service() + " [" + offence.setting().group() + "] "
                                        + offence.setting().name())
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> truth = Files.readAllLines(Told.resource(directory + "/truth.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(cells -> cells[0] + " [" + cells[1] + "] " + cells[2])
                .collect(Collectors.toCollection(TreeSet::new));
        int options = config.files().values().stream()
                .mapToInt(file -> file.settings().size())
                .sum();
        Figures figures = new Figures(options, truth, found);
        System.out.printf(
                "%s to %s: %d options, %d to change; precision %.3f, recall %.3f; missed %s, too much %s%n",
                directory,
                target,
                options,
                truth.size(),
                figures.precision(),
                figures.recall(),
                figures.missed(),
                figures.tooMuch());
        return figures;
    }
}
