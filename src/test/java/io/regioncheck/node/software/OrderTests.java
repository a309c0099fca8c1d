package io.regioncheck.node.software;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Versions are ordered as dpkg and rpm themselves order them. */
class OrderTests {
    private static final String LETTERS = "00119.~+-:^ab";

    static Stream<String> saidByDpkg() throws IOException {
        return Samples.text("dpkg-order.txt").lines().filter(line -> !line.startsWith("#"));
    }

    static Stream<String> saidByRpm() throws IOException {
        return Samples.text("rpm-order.txt").lines().filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("saidByDpkg")
    void asDpkg(String said) {
        holds(said, PackageSystem.DPKG);
    }

    @ParameterizedTest
    @MethodSource("saidByRpm")
    void asRpm(String said) {
        holds(said, PackageSystem.RPM);
    }

    private static void holds(String said, PackageSystem system) {
        String[] part = said.split(" ");
        int sign = List.of("<", "=", ">").indexOf(part[1]) - 1;
        Comparator<String> order = system.order();
        assertThat(Integer.signum(order.compare(part[0], part[2]))).isEqualTo(sign);
        assertThat(Integer.signum(order.compare(part[2], part[0]))).isEqualTo(-sign);
    }

    @ParameterizedTest
    @EnumSource
    void anyTextHasAPlace(PackageSystem system) {
        Random chance = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            String one = text(chance);
            String other = text(chance);
            int order = Integer.signum(system.order().compare(one, other));
            assertThat(Integer.signum(system.order().compare(other, one)))
                    .as("%s and %s", one, other)
                    .isEqualTo(-order);
            assertThat(system.order().compare(one, one)).isZero();
        }
    }

    private static String text(Random chance) {
        return IntStream.range(0, chance.nextInt(12))
                .mapToObj(any ->
                        LETTERS.substring(chance.nextInt(LETTERS.length())).substring(0, 1))
                .reduce("", String::concat);
    }

    @Test
    void longNumbersAreCompared() {
        String nines = "9".repeat(5_000);
        assertThat(PackageSystem.DPKG.order().compare("1." + nines, "1.1" + nines))
                .isNegative();
        assertThat(PackageSystem.RPM.order().compare("1." + nines, "1.1" + nines))
                .isNegative();
    }

    @ParameterizedTest
    @CsvSource({
        "2:26.2.2-1~deb12u5, 26.2.2",
        "14.0.3-0+deb12u1, 14.0.3",
        "1:25.2.3+dfsg-1+deb12u4, 25.2.3",
        "2.2.0.dfsg1-2, 2.2.0",
        "1:20.6.1-1.el8, 20.6.1",
        "5.1.0, 5.1.0"
    })
    void theProjectsOwnVersionIsFound(String version, String upstream) {
        assertThat(PackageSystem.upstream(version)).isEqualTo(upstream);
    }

    /** What a real host of Debian 12 said. */
    static final class Samples {
        private Samples() {}

        static String text(String name) throws IOException {
            try (InputStream in = Objects.requireNonNull(OrderTests.class.getResourceAsStream(name), name)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
