package io.regioncheck.node.software;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.fuzz.Fuzz;
import io.regioncheck.fuzz.Seeds;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a host says of its software, it is read without an exception, and in little time. */
class SoftwareFuzzTests {
    private static final List<Function<String, Object>> READERS = List.of(
            Processes::parse,
            Packages::parse,
            PipPackages::parse,
            ConfigTimes::parse,
            DeletedLibraries::parse,
            text -> ClientAnswer.parse("nova", text).proof());

    @Test
    void processes() {
        Fuzz.of(
                        "processes (Processes)",
                        Seeds.of("node/software/processes.txt"),
                        "Feb 30 24:00:00 2026",
                        ".service/",
                        "config-file=")
                .on(text -> Processes.parse(text).all().forEach(one -> {
                    assertThat(one.unit()).isNotNull();
                    assertThat(one.isContained()).isIn(true, false);
                }));
    }

    @Test
    void packages() {
        Fuzz.of(
                        "packages (Packages, DebianOrder, RpmOrder)",
                        Seeds.of("node/software/packages.txt"),
                        "~",
                        "^",
                        "+dfsg",
                        "system rpm\n")
                .on(text -> {
                    List<InstalledPackage> all = Packages.parse(text).all();
                    for (InstalledPackage one : all) {
                        assertThat(one.upstream()).isNotNull();
                        assertThat(one.system().order().compare(one.version(), one.version()))
                                .isZero();
                        String other = all.get(0).version();
                        int order = one.system().order().compare(one.version(), other);
                        assertThat(Integer.signum(one.system().order().compare(other, one.version())))
                                .isEqualTo(-Integer.signum(order));
                    }
                });
    }

    @Test
    void pipPackages() {
        Fuzz.of(
                        "pip-packages (PipPackages)",
                        Seeds.of("node/software/pip-packages.txt"),
                        "beside\t",
                        ".dist-info",
                        "-py3")
                .on(text -> PipPackages.parse(text)
                        .all()
                        .forEach(one -> assertThat(one.name()).isNotNull()));
    }

    @Test
    void timesOfConfiguration() {
        Fuzz.of(
                        "config-times (ConfigTimes)",
                        Seeds.of("node/software/config-times.txt"),
                        "999999999999999\t/",
                        "\t/etc/nova/")
                .on(text -> assertThat(ConfigTimes.parse(text).in("/etc/nova")).isNotNull());
    }

    @Test
    void deletedLibraries() {
        Fuzz.of(
                        "deleted-libraries (DeletedLibraries)",
                        Seeds.of("node/software/deleted-libraries.txt"),
                        "maps\t",
                        ";5f")
                .on(text -> assertThat(DeletedLibraries.parse(text).byProcess()).isNotNull());
    }

    @Test
    void whatClientsSay() {
        Fuzz.of(
                        "answers of clients (ClientAnswer)",
                        Seeds.of("node/software/client-answers.txt"),
                        "missing\n",
                        "HTTP 401",
                        "DiscoveryFailure")
                .on(text -> {
                    ClientAnswer answer = ClientAnswer.parse("nova", text);
                    assertThat(answer.proof()).isNotNull();
                    assertThat(answer.lastWords()).isNotNull();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "9", "a", "-", "=", "/", "\n", "x\t", "1.", "~"})
    void megabytesOfOneThingAreReadInLittleTime(String bit) {
        String text = bit.repeat(1_000_000 / bit.length());
        long before = System.nanoTime();
        READERS.forEach(
                reader -> assertThat(reader.apply("dpkg\tnova\t" + text)).isNotNull());
        assertThat(PackageSystem.DPKG.order().compare(text, text)).isZero();
        assertThat(PackageSystem.RPM.order().compare(text, text)).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }
}
