package io.regioncheck.node.software;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.node.software.OrderTests.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a host says, it is read without an exception, and in little time. {@code -Dfuzz.inputs=100000} tries more of it than is usual
 * in a build.
 */
@Timeout(120)
class MutatedTests {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);
    private static final String ODD = "\t\t\n\n\r\0 :=/;-.~^%(){}[]\u00e4\uffff\ud83d019aZ\"'\\";
    private static final List<Function<String, Object>> PARSERS = List.of(
            Processes::parse,
            Packages::parse,
            PipPackages::parse,
            ConfigTimes::parse,
            DeletedLibraries::parse,
            text -> ClientAnswer.parse("nova", text).proof());

    @ParameterizedTest
    @ValueSource(
            strings = {"processes.txt", "packages.txt", "pip-packages.txt", "config-times.txt", "deleted-libraries.txt"
            })
    void nothingThatAHostSaysBreaksAReader(String sample) throws IOException {
        String text = Samples.text(sample);
        Random chance = new Random(sample.hashCode());
        for (int i = 0; i < INPUTS / 5; i++) {
            String mutated = mutated(text, chance);
            PARSERS.forEach(parser -> assertThat(parser.apply(mutated)).isNotNull());
            Packages.parse(mutated).all().forEach(one -> {
                assertThat(one.upstream()).isNotNull();
                assertThat(one.system().order().compare(one.version(), one.version()))
                        .isZero();
            });
            Processes.parse(mutated).all().forEach(one -> assertThat(one.unit()).isNotNull());
        }
    }

    private static String mutated(String text, Random chance) {
        int from = chance.nextInt(text.length());
        StringBuilder some = new StringBuilder(text.substring(from, Math.min(text.length(), from + 400)));
        for (int times = 1 + chance.nextInt(8); times > 0 && some.length() > 0; times--) {
            int place = chance.nextInt(some.length());
            switch (chance.nextInt(4)) {
                case 0 -> some.setCharAt(place, ODD.charAt(chance.nextInt(ODD.length())));
                case 1 -> some.insert(place, ODD.charAt(chance.nextInt(ODD.length())));
                case 2 -> some.delete(place, Math.min(some.length(), place + 1 + chance.nextInt(20)));
                default -> some.insert(place, some.substring(place, Math.min(some.length(), place + 30)));
            }
        }
        return some.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "9", "a", "-", "=", "/", "\n", "x\t", "1.", "~"})
    void megabytesOfOneThingAreReadInLittleTime(String bit) {
        String text = bit.repeat(1_000_000 / bit.length());
        long before = System.nanoTime();
        PARSERS.forEach(
                parser -> assertThat(parser.apply("dpkg\tnova\t" + text)).isNotNull());
        assertThat(PackageSystem.DPKG.order().compare(text, text)).isZero();
        assertThat(PackageSystem.RPM.order().compare(text, text)).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }
}
