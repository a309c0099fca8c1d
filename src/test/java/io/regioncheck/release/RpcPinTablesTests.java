package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the tables of docs/rpc-pins.md, which were made from upstream's files, against what the code answers. */
class RpcPinTablesTests {
    private static final NovaRpc RPC = NovaRpc.facts();
    private static final Pattern ROW = Pattern.compile("\\| (kilo|liberty|mitaka) \\|.*");
    private static final Pattern OTHERS = Pattern.compile("(\\d+) other calls .*");

    @ParameterizedTest
    @MethodSource
    void pageSaysWhatTheCodeAnswers(Row row) {
        RpcTalk talk = row.talk();
        assertThat(row.means()).as("means").isEqualTo(meaning(talk.pin()));
        assertThat(row.sends())
                .as("sends")
                .endsWith(talk.sendsAtMost().map(RpcVersion::toString).orElse("nothing"));
        assertThat(row.accepts())
                .as("accepts")
                .isEqualTo(talk.accepts().stream().map(RpcVersion::toString).collect(Collectors.joining(" and ")));
        assertThat(row.verdict()).as("talk").isEqualTo(word(talk.verdict()));
        assertThat(row.note()).as("why not").isEqualTo(note(row.api(), row.client(), talk));
    }

    static Stream<Row> pageSaysWhatTheCodeAnswers() throws IOException {
        return rows().stream();
    }

    @Test
    void pageHasEveryPair() throws IOException {
        assertThat(rows()).hasSize(2 * 3 * 5 * 3).doesNotHaveDuplicates();
    }

    private static List<Row> rows() throws IOException {
        String page = Files.readString(Path.of("docs", "rpc-pins.md"));
        int second = page.indexOf("## Compute or controller to conductor");
        return Stream.concat(
                        rows(RpcApi.COMPUTE, page.substring(0, second)), rows(RpcApi.CONDUCTOR, page.substring(second)))
                .toList();
    }

    private static Stream<Row> rows(RpcApi api, String text) {
        return text.lines().filter(line -> ROW.matcher(line).matches()).map(line -> Row.of(api, line));
    }

    private static String meaning(RpcPin pin) {
        return pin instanceof RpcPin.Broken
                ? "not known"
                : pin.cap().map(RpcVersion::toString).orElse("no cap");
    }

    private static String word(RpcVerdict verdict) {
        return switch (verdict) {
            case CAN_TALK -> "can";
            case SOME_CALLS_REFUSED -> "in part";
            case CANNOT_TALK -> "cannot";
        };
    }

    private static String note(RpcApi api, Release client, RpcTalk talk) {
        int all = RPC.of(client, api).orElseThrow().sends().stream()
                .mapToInt(RpcFacts.RpcCalls::count)
                .sum();
        int withheld = count(talk.withheld());
        return switch (talk.verdict()) {
            case CAN_TALK -> withheld == 0 ? "" : withheld + " of " + all + " calls withheld";
            case SOME_CALLS_REFUSED ->
                "UnsupportedVersion: " + count(talk.refused()) + " of " + all + " calls"
                        + (withheld == 0 ? "" : ", " + withheld + " withheld");
            case CANNOT_TALK ->
                Stream.of("ValueError", "RPCVersionCapError", "UnsupportedVersion")
                        .filter(talk.why()::contains)
                        .collect(Collectors.joining(" "));
        };
    }

    private static int count(List<String> calls) {
        return calls.stream()
                .mapToInt(names -> {
                    Matcher others = OTHERS.matcher(names);
                    return others.matches() ? Integer.parseInt(others.group(1)) : names.split(",").length;
                })
                .sum();
    }

    record Row(
            RpcApi api,
            Release client,
            String pin,
            String means,
            String sends,
            Release server,
            String accepts,
            String verdict,
            String note) {

        static Row of(RpcApi api, String line) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            return new Row(
                    api,
                    Release.parse(cells.get(1)),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4),
                    Release.parse(cells.get(5)),
                    cells.get(6),
                    cells.get(7),
                    cells.get(8));
        }

        RpcTalk talk() {
            Optional<String> word = Optional.of(pin).filter(text -> !text.equals("none"));
            OptionalInt oldest = NovaServices.facts().versionOf(server);
            return RPC.talk(api, client, word, oldest, server);
        }
    }
}
