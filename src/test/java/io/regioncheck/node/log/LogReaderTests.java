package io.regioncheck.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogReaderTests {
    private static final ZoneOffset BERLIN = ZoneOffset.ofHours(1);

    @Test
    void osloOfZedHasTwoRequestsAndTheSecondIsItsOwn() {
        LogRecord record = read(
                "2026-11-28 07:12:00.001 17871 ERROR nova.compute.manager [req-11111111-dbcf-391c-4fee-2aebb0c3baff"
                        + " req-aa50dbcf-391c-4fee-af34-2aebb0c3baff u p - - default default] [instance: 7550dbcf] Instance failed to"
                        + " spawn: ValueError: bad",
                "2026-11-28 07:12:00.001 17871 ERROR nova.compute.manager [instance: 7550dbcf] Traceback (most recent call last):",
                "2026-11-28 07:12:00.001 17871 ERROR nova.compute.manager [instance: 7550dbcf]   File \"/usr/x.py\", line 3, in f",
                "2026-11-28 07:12:00.001 17871 ERROR nova.compute.manager [instance: 7550dbcf] ValueError: bad",
                "2026-11-28 07:12:00.001 17871 ERROR nova.compute.manager [instance: 7550dbcf] ");

        assertThat(record.time()).contains(Instant.parse("2026-11-28T06:12:00.001Z"));
        assertThat(record.level()).isEqualTo(LogLevel.ERROR);
        assertThat(record.logger()).isEqualTo("nova.compute.manager");
        assertThat(record.message()).isEqualTo("Instance failed to spawn: ValueError: bad");
        assertThat(record.requestId()).contains("req-aa50dbcf-391c-4fee-af34-2aebb0c3baff");
        assertThat(record.traceback().get(1)).isEqualTo("  File \"/usr/x.py\", line 3, in f");
        assertThat(record.raised()).contains("ValueError: bad");
    }

    @Test
    void osloOfKiloHasOneRequestAndTracebacksOfLevelTrace() {
        LogRecord record = read(
                "2015-06-01 12:00:00.123 1234 ERROR nova.api.openstack [req-aa50dbcf-391c-4fee-af34-2aebb0c3baff None] Caught error: x",
                "2015-06-01 12:00:00.123 1234 TRACE nova.api.openstack Traceback (most recent call last):",
                "2015-06-01 12:00:00.123 1234 TRACE nova.api.openstack KeyError: 'a'");

        assertThat(record.message()).isEqualTo("Caught error: x");
        assertThat(record.requestId()).contains("req-aa50dbcf-391c-4fee-af34-2aebb0c3baff");
        assertThat(record.traceback()).containsExactly("Traceback (most recent call last):", "KeyError: 'a'");
    }

    @Test
    void osloWithoutMillisecondsAndWithoutARequestIsRead() {
        LogRecord record = read("2015-06-01 12:00:00 1234 CRITICAL keystone [-] no");

        assertThat(record.time()).contains(Instant.parse("2015-06-01T11:00:00Z"));
        assertThat(record.level()).isEqualTo(LogLevel.CRITICAL);
        assertThat(record.requestId()).isEmpty();
        assertThat(record.message()).isEqualTo("no");
    }

    @Test
    void messageOfSeveralLinesIsKeptWhole() {
        LogRecord record = read(
                "2026-11-28 07:11:42.209 1 WARNING oslo_config.cfg [-] Deprecated: Option \"a\" from group \"b\" is deprecated for removal (",
                "Because.",
                ").  Its value may be silently ignored in the future.");

        assertThat(record.message()).endsWith("(\nBecause.\n).  Its value may be silently ignored in the future.");
        assertThat(record.traceback()).isEmpty();
    }

    @Test
    void jsonIsReadAndSoIsWhatWasCutOffIt() {
        String line =
                "{\"message\": \"boom\", \"asctime\": \"2026-11-28 07:30:00\", \"name\": \"k.x\", \"levelname\": \"ERROR\","
                        + " \"args\": [{\"a\": [1]}], \"created\": 1795851000.25, \"traceback\": [\"Traceback (most recent call last):\\n\","
                        + " \"ValueError: x\"], \"context\": {\"user\": {\"request_id\": \"no\"}, \"request_id\": \"req-1\"}}";

        LogRecord record = read(line);
        assertThat(record.time()).contains(Instant.parse("2026-11-28T07:30:00.250Z"));
        assertThat(record.message()).isEqualTo("boom");
        assertThat(record.logger()).isEqualTo("k.x");
        assertThat(record.requestId()).contains("req-1");
        assertThat(record.raised()).contains("ValueError: x");

        LogRecord cut = read(line.substring(0, line.indexOf("ValueError") + 4));
        assertThat(cut.message()).isEqualTo("boom");
        assertThat(cut.traceback()).containsExactly("Traceback (most recent call last):", "… cut here");
    }

    @Test
    void jsonOfFluentHasOtherNames() {
        LogRecord record = read(
                "{\"message\": \"m\", \"time\": \"2026-11-28T07:30:00\", \"name\": \"n\", \"level\": \"CRITICAL\"}");

        assertThat(record.level()).isEqualTo(LogLevel.CRITICAL);
        assertThat(record.time()).contains(Instant.parse("2026-11-28T06:30:00Z"));
    }

    @Test
    void libvirtIsInUtcWhateverTheHostsZone() {
        LogRecord record = read(
                "2026-11-28 07:31:15.763+0000: 17577: error : virCgroupDetectControllers:451 : At least one: No such device");

        assertThat(record.time()).contains(Instant.parse("2026-11-28T07:31:15.763Z"));
        assertThat(record.logger()).isEqualTo("virCgroupDetectControllers");
        assertThat(record.message()).isEqualTo("At least one: No such device");
    }

    @Test
    void rabbitmqIsReadInItsOldAndItsNewShape() {
        LogRecord newer = read(
                "2026-11-28 07:20:24.609130+00:00 [error] <0.1983.0> closing AMQP connection <0.1983.0> (a -> b):",
                "2026-11-28 07:20:24.609130+00:00 [error] <0.1983.0> missed heartbeats from client, timeout: 60s");
        assertThat(newer.message())
                .isEqualTo("closing AMQP connection <0.1983.0> (a -> b):\nmissed heartbeats from client, timeout: 60s");

        LogRecord older = read("2019-03-01 12:00:00.123 [critical] <0.1.0> gone");
        assertThat(older.level()).isEqualTo(LogLevel.CRITICAL);
        assertThat(older.time()).contains(Instant.parse("2019-03-01T11:00:00.123Z"));

        LogRecord oldest = read(
                "=ERROR REPORT==== 8-Nov-2016::07:31:17 ===",
                "AMQP connection <0.1.0> (running), channel 1 - error:",
                "{amqp_error,not_found}",
                "");
        assertThat(oldest.time()).contains(Instant.parse("2016-11-08T06:31:17Z"));
        assertThat(oldest.message())
                .isEqualTo("AMQP connection <0.1.0> (running), channel 1 - error:\n{amqp_error,not_found}");
    }

    @Test
    void mysqlIsReadInTheShapesOfItsYears() {
        assertThat(read("161128  7:11:04 [ERROR] mysqld: gone").time()).contains(Instant.parse("2016-11-28T06:11:04Z"));
        assertThat(read("2026-11-28  7:11:04 0 [ERROR] InnoDB: gone").message()).isEqualTo("InnoDB: gone");
        LogRecord mysql8 = read("2016-11-28T07:11:04.123456Z 0 [ERROR] [MY-010119] [Server] Aborting");
        assertThat(mysql8.time()).contains(Instant.parse("2016-11-28T07:11:04.123456Z"));
        assertThat(mysql8.logger()).isEqualTo("Server");
        assertThat(mysql8.message()).isEqualTo("Aborting");
    }

    @Test
    void openVswitchNamesItsModule() {
        LogRecord record = read("2026-11-28T07:33:35.838Z|01126|dpif_netdev(pmd)|ERR|no port");

        assertThat(record.logger()).isEqualTo("dpif_netdev(pmd)");
        assertThat(record.message()).isEqualTo("no port");
    }

    @Test
    void whatAnApplicationTellsApacheIsReadAsItsOwn() {
        String apache = "[Sat Nov 28 07:33:41.421 2026] [wsgi:error] [pid 123:tid 456] [remote 192.0.2.1:5000] ";
        LogRecord inner = read(apache + "2026-11-28 07:33:40.123 123 CRITICAL keystone [req-1 None] broken");
        assertThat(inner.level()).isEqualTo(LogLevel.CRITICAL);
        assertThat(inner.logger()).isEqualTo("keystone");
        assertThat(inner.message()).isEqualTo("broken");

        LogRecord script = read(
                apache + "mod_wsgi (pid=123): Exception occurred processing WSGI script",
                apache + "Traceback (most recent call last):",
                apache + "ImportError: no");
        assertThat(script.time()).contains(Instant.parse("2026-11-28T06:33:41Z"));
        assertThat(script.message()).isEqualTo("mod_wsgi (pid=123): Exception occurred processing WSGI script");
        assertThat(script.raised()).contains("ImportError: no");
    }

    @Test
    void tracebackWithoutWordsIsToldByWhatWasRaised() {
        LogRecord record = read("Traceback (most recent call last):", "  File \"x\"", "ValueError: at end");

        assertThat(record.time()).isEmpty();
        assertThat(record.message()).isEqualTo("ValueError: at end");
        assertThat(record.level()).isEqualTo(LogLevel.ERROR);
    }

    @Test
    void uwsgiHasNoLevelOfItsOwn() {
        LogRecord record = read("Sat Nov 28 07:33:40 2026 - DAMN ! worker 1 (pid: 3) died, killed by signal 9");

        assertThat(record.time()).contains(Instant.parse("2026-11-28T06:33:40Z"));
        assertThat(record.message()).startsWith("DAMN ! worker 1");
    }

    private static LogRecord read(String... lines) {
        return LogReader.read(List.of(lines), LogLevel.ERROR, BERLIN);
    }
}
