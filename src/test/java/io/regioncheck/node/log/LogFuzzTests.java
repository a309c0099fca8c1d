package io.regioncheck.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.release.DeprecationMessages;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a log holds, reading it ends soon, and with nothing but what is declared. */
class LogFuzzTests {
    /** {@code -Dfuzz.inputs=100000} tries more. */
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);

    private static final long SEED = 20_251_128;

    private static final List<String> LINES = List.of(
            "2026-11-28 07:12:00.001 17871 ERROR nova.compute.manager [None req-aa50dbcf-391c-4fee-af34-2aebb0c3baff 2f7f 4466 - - default"
                    + " default] [instance: 7550dbcf-391c-4fee-af34-2aebb0c3baff] Instance failed to spawn: ValueError: bad",
            "2026-11-28 07:12:00.001 17871 ERROR nova.compute.manager [instance: 7550dbcf] Traceback (most recent call last):",
            "2026-11-28 07:12:00.001 17871 ERROR nova.compute.manager   File \"/usr/lib/python3/x.py\", line 3, in f",
            "2015-06-01 12:00:00 1234 TRACE nova.api.openstack KeyError: 'a'",
            "2026-11-28 07:11:42.209 17871 WARNING oslo_config.cfg [-] Deprecated: Option \"auth_strategy\" from group \"api\" is deprecated"
                    + " for removal (",
            ").  Its value may be silently ignored in the future.",
            "{\"message\": \"boom\", \"asctime\": \"2026-11-28 07:30:00\", \"name\": \"k\", \"levelname\": \"ERROR\", \"args\": [[[1]]],"
                    + " \"created\": 1795851000.1, \"traceback\": [\"Traceback (most recent call last):\\n\", \"ValueError: x\"],"
                    + " \"context\": {\"request_id\": \"req-1\"}}",
            "2026-11-28 07:31:15.763+0000: 17577: error : virCgroupDetectControllers:451 : At least one: No such device",
            "2026-11-28 07:20:24.609130+00:00 [error] <0.1983.0> closing AMQP connection <0.1983.0> (127.0.0.1:1 -> 127.0.0.1:5672):",
            "=ERROR REPORT==== 28-Nov-2016::07:31:17 ===",
            "161128  7:11:04 [ERROR] mysqld: gone",
            "2016-11-28T07:11:04.123456Z 0 [ERROR] [MY-010119] [Server] Aborting",
            "2026-11-28T07:33:35.838Z|01126|dpif_netdev(pmd)|ERR|no port",
            "[Sat Nov 28 07:33:41.421 2026] [wsgi:error] [pid 123:tid 456] [remote 192.0.2.1:5000] mod_wsgi (pid=123): Exception",
            "Sat Nov 28 07:33:40 2026 - DAMN ! worker 1 (pid: 3) died, killed by signal 9",
            "Deprecated: a is deprecated as of Liberty in favor of b and may be removed in N.");

    private static final List<String> SPICE = List.of(
            "[",
            "]",
            "[[[[[[",
            "<",
            ">",
            "'",
            "\"",
            "\\",
            "{",
            "}",
            "{\"a\":",
            "[{",
            " ",
            "  ",
            "\t",
            "-",
            "9",
            "99999999999999999999",
            "\u0000",
            "\u001b[0m",
            "é",
            "😀",
            "req-",
            "0x",
            "Traceback (most recent call last)",
            " is deprecated as of ",
            " in favor of ",
            "2026-13-45 99:99:99",
            "\n",
            "[instance: ",
            "|",
            ":",
            "<n>",
            "a".repeat(3_000),
            "'a".repeat(700),
            "{\"a\":".repeat(1_500));

    @Test
    @Timeout(value = 60 + 6 * 60, unit = TimeUnit.SECONDS)
    void damagedLinesAreReadOrRefused() {
        Random random = new Random(SEED);
        DeprecationMessages messages = DeprecationMessages.facts();
        int refused = 0;
        for (int input = 0; input < INPUTS; input++) {
            List<String> lines = lines(random);
            LogRecord record = LogReader.read(lines, LogLevel.ERROR, ZoneOffset.UTC);
            assertThat(Signature.of("nova-compute", record).text()).isNotNull();
            assertThat(messages.read(record.message()).subject()).isNotNull();
            if (!isParsed(damaged(random, frames(lines)))) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, INPUTS - 1);
    }

    private static boolean isParsed(String text) {
        try {
            assertThat(HostLogs.parse(text).zone()).isNotNull();
            return true;
        } catch (NoLogLines declared) {
            assertThat(declared).hasMessageNotContainingAny("null");
            return false;
        }
    }

    private static List<String> lines(Random random) {
        List<String> lines = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int line = 0; line < count; line++) {
            lines.add(damaged(random, LINES.get(random.nextInt(LINES.size()))));
        }
        return lines;
    }

    private static String frames(List<String> lines) {
        StringBuilder text = new StringBuilder(
                "zone +0000\nsince 1764311620\nfile /var/log/nova/x.log\nE 2 1764311700 1764311999\n");
        lines.forEach(line -> text.append(' ').append(line).append('\n'));
        return text.append("rest E 1 2\nend\n").toString();
    }

    /** Cuts, doubles, swaps and adds: sometimes nothing. */
    private static String damaged(Random random, String line) {
        StringBuilder text = new StringBuilder(line);
        for (int change = random.nextInt(4); change > 0 && text.length() > 0; change--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, SPICE.get(random.nextInt(SPICE.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(10)));
                case 2 -> text.setCharAt(at, (char) random.nextInt(0x250));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
            }
        }
        return text.toString();
    }
}
