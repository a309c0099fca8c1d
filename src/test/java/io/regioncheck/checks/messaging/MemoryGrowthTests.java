package io.regioncheck.checks.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.checks.messaging.TheilSen.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** A broker that is flat under its normal load never alarms; one that leaks does. */
class MemoryGrowthTests {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final double GAIN = 64 * Bytes.MEBI;
    private static final double BASE = 170 * Bytes.MEBI;
    private static final double SAMPLE = 5;

    private static List<Point> samples(double minutes, DoubleUnaryOperator bytes) {
        List<Point> points = new ArrayList<>();
        for (double time = 0; time <= minutes * 60; time += SAMPLE) {
            points.add(new Point(time, bytes.applyAsDouble(time)));
        }
        return points;
    }

    private static boolean grows(List<Point> samples) {
        return MemoryGrowth.of(samples).isBeyondDoubt(WINDOW, GAIN);
    }

    @Test
    void slopeOfALineIsThatOfTheLine() {
        TheilSen line = TheilSen.of(samples(10, time -> 3 * time + 7)).orElseThrow();
        assertThat(line.slope()).isEqualTo(3);
        assertThat(line.low()).isEqualTo(3);
        assertThat(line.high()).isEqualTo(3);
    }

    @Test
    void oneOutlierMovesNothing() {
        TheilSen line =
                TheilSen.of(samples(10, time -> time == 100 ? 1e12 : 3 * time)).orElseThrow();
        assertThat(line.slope()).isEqualTo(3);
    }

    @Test
    void confidenceHoldsTheTruthAboutAsOftenAsItSays() {
        int held = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            TheilSen line = TheilSen.of(samples(5, time -> 2 * time + 40 * random.nextGaussian()))
                    .orElseThrow();
            held += line.low() <= 2 && 2 <= line.high() ? 1 : 0;
        }
        assertThat(held).isBetween(366, 398);
    }

    @Test
    void tooFewPointsTellNoSlope() {
        assertThat(TheilSen.of(samples(0.25, time -> time))).isEmpty();
    }

    @Test
    void aThousandPointsAreJudgedAsWell() {
        assertThat(TheilSen.of(samples(120, time -> 5 * time)).orElseThrow().slope())
                .isEqualTo(5);
    }

    @Test
    void noiseNeverAlarms() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            assertThat(grows(samples(15, time -> BASE + 20 * Bytes.MEBI * random.nextGaussian())))
                    .as("seed %d", seed)
                    .isFalse();
        }
    }

    @Test
    void noGarbageCollectorAlarmsInAnyPhase() {
        for (double period = 30; period < 2_400; period *= 1.3) {
            for (int phase = 0; phase < 8; phase++) {
                double length = period;
                double begin = phase * period / 8;
                assertThat(grows(samples(12, time -> BASE + 40 * Bytes.MEBI * ((time + begin) % length) / length)))
                        .as("a saw of %.0f s, from %.0f s on", length, begin)
                        .isFalse();
            }
        }
    }

    @Test
    void aStepIsNoGrowthWheneverItComes() {
        for (int percent = 0; percent <= 100; percent += 5) {
            double at = percent / 100.0 * 15 * 60;
            Random random = new Random(percent);
            assertThat(grows(samples(
                            15,
                            time -> BASE
                                    + (time > at ? 200 * Bytes.MEBI : 0)
                                    + 3 * Bytes.MEBI * random.nextGaussian())))
                    .as("a step after %.0f s", at)
                    .isFalse();
        }
    }

    @Test
    void warmingUpThatComesToAnEndIsNoGrowth() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            assertThat(grows(samples(
                            15,
                            time -> BASE
                                    + 120 * Bytes.MEBI * (1 - Math.exp(-time / 60))
                                    + 2 * Bytes.MEBI * random.nextGaussian())))
                    .as("seed %d", seed)
                    .isFalse();
        }
    }

    @Test
    void aLeakIsSeenThroughNoise() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            double perSecond = 800 * Bytes.MEBI / 3_600;
            MemoryGrowth growth = MemoryGrowth.of(
                    samples(12, time -> BASE + perSecond * time + 10 * Bytes.MEBI * random.nextGaussian()));
            assertThat(growth.isBeyondDoubt(WINDOW, GAIN)).as("seed %d", seed).isTrue();
            assertThat(growth.until(800 * Bytes.MEBI).orElseThrow().toMinutes()).isBetween(50L, 70L);
        }
    }

    @Test
    void aShortLookAlarmsOnNothing() {
        assertThat(grows(samples(2, time -> BASE + 10 * Bytes.MEBI * time))).isFalse();
    }
}
