package io.regioncheck.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.fuzz.Fuzz;
import io.regioncheck.fuzz.Seeds;
import io.regioncheck.release.DeprecationMessages;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a log holds, reading it ends soon, and with nothing but what is declared. */
class LogFuzzTests {
    private static final List<String> SEEDS = Seeds.of("node/log/zed-log-lines.txt", "node/log/formats.txt");
    /** What must stand before lines of a record, which most texts begin with. */
    private static final String BEGIN =
            "zone +0000\nsince 1764311620\nfile /var/log/nova/x.log\nE 2 1764311700 1764311999\n x\n";

    private static final String[] SPLINTERS = {
        "E 1 1764311700 ?\n",
        "D 99999999999999999999 1 1\n",
        "rest * 4 5\n",
        "untimed 2\n",
        "timeless\n",
        "end\n",
        "zone +99:99\n",
        "since -1\n",
        "file /x\n",
        "Traceback (most recent call last):",
        " is deprecated as of ",
        " in favor of ",
        "req-",
        "[instance: ",
        "[[",
        "'a",
        "<n>",
        "{\"traceback\": [",
        "{\"context\": {\"request_id\": ",
        "\"created\": 1e999,",
        "=ERROR REPORT==== 31-Feb-2016::07:31:17 ==="
    };

    @Test
    void whatAHostTellsOfItsLogs() {
        Fuzz.of("log-lines (HostLogs)", SEEDS, SPLINTERS)
                .refusingBy(NoLogLines.class)
                .on(text -> {
                    HostLogs logs = HostLogs.parse(text.hashCode() % 4 == 0 ? text : BEGIN + text + "\nend\n");
                    logs.files().forEach(file -> {
                        assertThat(file.program() + file.service()).isNotNull();
                        file.errors().forEach(said -> use(file.program(), said.record()));
                        file.deprecations().forEach(said -> use(file.program(), said.record()));
                    });
                });
    }

    @Test
    void linesOfALog() {
        DeprecationMessages messages = DeprecationMessages.facts();
        Fuzz.of("lines of logs (LogReader, Signature, DeprecationMessages)", SEEDS, SPLINTERS)
                .on(text -> {
                    List<String> lines =
                            text.lines().limit(18).map(String::strip).toList();
                    if (!lines.isEmpty()) {
                        LogRecord record = LogReader.read(lines, LogLevel.ERROR, ZoneOffset.UTC);
                        use("nova-compute", record);
                        assertThat(messages.read(record.message()).subject()).isNotNull();
                    }
                });
    }

    private static void use(String program, LogRecord record) {
        assertThat(Signature.of(program, record).text()).isNotNull();
        assertThat(record.raised()).isNotNull();
    }
}
