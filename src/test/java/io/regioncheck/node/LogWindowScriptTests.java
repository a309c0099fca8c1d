package io.regioncheck.node;

import static io.regioncheck.node.LogScript.NOW;
import static io.regioncheck.node.LogScript.at;
import static io.regioncheck.node.LogScript.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Of a large log only the end is read that the window is in, and what is told is what would be told of the whole. */
class LogWindowScriptTests {
    @TempDir
    private Path directory;

    private LogScript skipping;
    private LogScript reading;

    /** Blocks are small, so that a log need not be large; the other script looks for no place to begin at. */
    @BeforeEach
    void begin() {
        skipping = new LogScript(
                directory, script -> script.replace("65536", "1024").replace("LEAST = 128", "LEAST = 8"));
        reading = new LogScript(directory, script -> script.replace("LEAST = 128", "LEAST = 1000000"));
    }

    static Stream<String> awks() {
        return LogScript.awks();
    }

    static Stream<Arguments> formats() {
        return awks().flatMap(awk -> Stream.of(LogHistory.values()).map(format -> Arguments.of(awk, format)));
    }

    /** Records without a time nearby are counted only where one looked: before the window there were none that matter. */
    private static String withoutUntimed(String told) {
        return told.lines().filter(line -> !line.startsWith("untimed ")).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsToldIsWhatTheWholeLogSays(String awk, LogHistory format) throws Exception {
        for (int seed = 1; seed <= 3; seed++) {
            skipping.write("nova/history-" + seed + ".log", format.text(seed, 4_000));
            skipping.write("nova/rotated-" + seed + ".log.1.gz", format.text(seed + 10, 400));
        }

        String told = skipping.text(awk, 60);

        assertThat(skipping.skips()).hasSize(3);
        assertThat(withoutUntimed(told))
                .isEqualTo(withoutUntimed(reading.text(awk, 60)))
                .contains("\nE ");
    }

    @ParameterizedTest
    @MethodSource("awks")
    void tracebackThatBeganBeforeTheWindowIsNoneOfIts(String awk) throws Exception {
        String history = IntStream.range(0, 1_000)
                .mapToObj(i -> at(NOW.minusSeconds(86_400 - 80L * i)) + ".1 7 ERROR nova.x [-] old " + i)
                .collect(Collectors.joining("\n", "", "\n"));
        String across = at(61) + ".1 7 ERROR nova.x [-] began before\n" + at(61)
                + ".1 7 ERROR nova.x Traceback (most recent call last):\n" + at(59)
                + ".1 7 ERROR nova.x   File \"/usr/x.py\", line 3, in f\n" + at(59)
                + ".1 7 ERROR nova.x ValueError: 12\n"
                + at(58) + ".1 7 INFO nova.x [-] fine\n" + at(57) + ".1 7 ERROR nova.x [-] within\n";
        skipping.write("nova/nova-api.log", history + across);

        assertThat(said(skipping.run(awk, 60), "nova-api.log")).containsExactly("within");
        assertThat(skipping.skips()).hasSize(1);
        assertThat(said(reading.run(awk, 60), "nova-api.log")).containsExactly("within");
    }

    /** A clock that was put back, or a log that another was appended to: nobody can say where the window begins. */
    @ParameterizedTest
    @MethodSource("awks")
    void logThatIsNotInTheOrderOfTimeIsReadWhole(String awk) throws Exception {
        String old = IntStream.range(0, 2_000)
                .mapToObj(i -> at(NOW.minusSeconds(86_400 - 10L * i)) + ".1 7 ERROR nova.x [-] long ago " + i)
                .collect(Collectors.joining("\n", "", "\n"));
        String young = IntStream.range(0, 1_500)
                .mapToObj(i -> at(30) + ".1 7 ERROR nova.x [-] in the middle")
                .collect(Collectors.joining("\n", "", "\n"));
        skipping.write("nova/nova-api.log", old + young + old + old + at(1) + ".1 7 INFO nova [-] now\n");

        assertThat(said(skipping.run(awk, 60), "nova-api.log")).contains("in the middle");
        assertThat(skipping.skips()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("awks")
    void logWithoutTimesIsReadWhole(String awk) throws Exception {
        skipping.write(
                "nova/uwsgi.log", "[uwsgi] implicit plugin\n".repeat(2_000) + "Traceback (most recent call last):\n");

        assertThat(LogScript.file(skipping.run(awk, 60), "uwsgi.log").timeless())
                .isTrue();
        assertThat(skipping.skips()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("awks")
    void logThatWasWrittenToThroughTheWindowAloneIsReadWhole(String awk) throws Exception {
        skipping.write("nova/nova-api.log", LogHistory.OSLO.text(1, 3_000));

        String told = skipping.text(awk, 60 * 25);

        assertThat(skipping.skips()).isEmpty();
        assertThat(told).isEqualTo(reading.text(awk, 60 * 25));
    }
}
