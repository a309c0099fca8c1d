package io.regioncheck.node;

import static io.regioncheck.node.LogScript.NOW;
import static io.regioncheck.node.LogScript.at;
import static io.regioncheck.node.LogScript.file;
import static io.regioncheck.node.LogScript.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.node.log.HostLogs;
import io.regioncheck.node.log.LogFile;
import io.regioncheck.node.log.RepeatedRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The script that reads logs, by a real shell, with each awk that this machine has. */
class LogLinesScriptTests {
    @TempDir
    private Path directory;

    private LogScript script;

    @BeforeEach
    void begin() {
        script = new LogScript(directory);
    }

    static Stream<String> awks() {
        return LogScript.awks();
    }

    private Path log(String path, String... lines) throws IOException {
        return script.log(path, lines);
    }

    private HostLogs run(String awk, int windowMinutes) throws Exception {
        return script.run(awk, windowMinutes);
    }

    @ParameterizedTest
    @MethodSource("awks")
    void onlyTheWindowIsReadInLocalTimeAndAlikeErrorsAreCounted(String awk) throws Exception {
        log(
                "nova/nova-compute.log",
                at(90) + ".000 7 ERROR nova.x [-] too old",
                at(50)
                        + ".001 7 ERROR nova.manager [None req-aa50dbcf-391c-4fee-af34-2aebb0c3baff - -] [instance: 11] Spawn failed: 12",
                at(50) + ".001 7 ERROR nova.manager [instance: 11] Traceback (most recent call last):",
                at(50) + ".001 7 ERROR nova.manager [instance: 11]   File \"/usr/x.py\", line 3, in f",
                at(50) + ".001 7 ERROR nova.manager [instance: 11] ValueError: 12",
                at(50) + ".001 7 ERROR nova.manager [instance: 11] ",
                at(49) + ".001 7 INFO nova.manager [-] an ERROR in words only",
                at(48)
                        + ".001 8 ERROR nova.manager [None req-bb50dbcf-391c-4fee-af34-2aebb0c3baff - -] [instance: 12] Spawn failed: 13",
                at(48) + ".001 8 ERROR nova.manager [instance: 12] Traceback (most recent call last):",
                at(48) + ".001 8 ERROR nova.manager [instance: 12]   File \"/usr/x.py\", line 3, in f",
                at(48) + ".001 8 ERROR nova.manager [instance: 12] ValueError: 13");

        LogFile compute = file(run(awk, 60), "nova-compute.log");

        assertThat(compute.errors()).singleElement().satisfies(said -> {
            assertThat(said.count()).isEqualTo(2);
            assertThat(said.first()).contains(NOW.minusSeconds(50 * 60));
            assertThat(said.last()).contains(NOW.minusSeconds(48 * 60));
            assertThat(said.record().message()).isEqualTo("Spawn failed: 13");
            assertThat(said.record().traceback()).hasSize(3);
        });
        assertThat(file(run(awk, 120), "nova-compute.log").errors()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("awks")
    void everyFormatIsFound(String awk) throws Exception {
        log("nova/nova-api.log", at(5) + " 7 CRITICAL nova [-] without milliseconds");
        log(
                "keystone/keystone.log",
                "{\"message\": \"json\", \"created\": " + (NOW.getEpochSecond() - 60)
                        + ".5, \"levelname\": \"ERROR\"}");
        log("libvirt/libvirtd.log", "2026-11-28 07:20:00.763+0000: 17577: error : virX:451 : in UTC");
        log(
                "openvswitch/ovs-vswitchd.log",
                "2026-11-28T07:20:00.838Z|01126|dpif|ERR|in UTC",
                "2026-11-28T07:20:00.838Z|01127|dpif|WARN|no");
        log(
                "rabbitmq/rabbit@a.log",
                "2026-11-28 08:20:24.6+01:00 [error] <0.1.0> closing AMQP connection:",
                "2026-11-28 08:20:24.6+01:00 [error] <0.1.0> missed heartbeats",
                "2026-11-28 08:20:25.6+01:00 [info] <0.1.0> no error");
        log(
                "rabbitmq/rabbit@b.log",
                "=INFO REPORT==== 28-Nov-2026::08:20:17 ===",
                "no",
                "",
                "=ERROR REPORT==== 28-Nov-2026::08:20:18 ===",
                "yes",
                "");
        log(
                "mysql/error.log",
                "261128  8:11:04 [ERROR] old",
                at(3).replace(" 08", "  8") + " 0 [ERROR] new",
                at(3) + " 0 [Note] no");
        log(
                "apache2/nova.log",
                "[Sat Nov 28 08:20:00.421 2026] [wsgi:error] [pid 1:tid 4] [remote 192.0.2.1:50] " + at(10)
                        + ".123 1 INFO nova [-] no",
                "[Sat Nov 28 08:20:00.421 2026] [wsgi:error] [pid 1:tid 4] [remote 192.0.2.1:50] " + at(10)
                        + ".123 1 ERROR nova [-] yes");
        log("glance/uwsgi.log", "Sat Nov 28 08:20:00 2026 - DAMN ! worker 1 (pid: 3) died, killed by signal 9");

        HostLogs logs = run(awk, 60);

        assertThat(logs.zone().getTotalSeconds()).isIn(3600, 7200);
        assertThat(said(logs, "nova-api.log")).containsExactly("without milliseconds");
        assertThat(said(logs, "keystone.log")).containsExactly("json");
        assertThat(said(logs, "libvirtd.log")).containsExactly("in UTC");
        assertThat(said(logs, "ovs-vswitchd.log")).containsExactly("in UTC");
        assertThat(said(logs, "rabbit@a.log")).containsExactly("closing AMQP connection:\nmissed heartbeats");
        assertThat(said(logs, "rabbit@b.log")).containsExactly("yes");
        assertThat(said(logs, "error.log")).containsExactlyInAnyOrder("old", "new");
        assertThat(said(logs, "nova.log")).containsExactly("yes");
        assertThat(said(logs, "uwsgi.log")).singleElement().asString().startsWith("DAMN !");
    }

    @ParameterizedTest
    @MethodSource("awks")
    void rotatedAndCompressedLogsAreReadIfTheyWereWrittenToSince(String awk) throws Exception {
        log("nova/nova-api.log", at(1) + ".000 7 INFO nova [-] fine");
        log("nova/nova-api.log.1", at(20) + ".000 7 ERROR nova [-] rotated");
        log("nova/nova-api.log.2.gz", at(40) + ".000 7 ERROR nova [-] compressed");
        Path old = log("nova/nova-api.log.3.gz", at(40) + ".000 7 ERROR nova [-] not since");
        Files.setLastModifiedTime(old, FileTime.from(NOW.minusSeconds(7200)));

        HostLogs logs = run(awk, 60);

        assertThat(logs.directories()).containsValue(4);
        assertThat(logs.written().values()).containsExactly(NOW);
        assertThat(logs.now()).contains(NOW);
        assertThat(said(logs, "nova-api.log.1")).containsExactly("rotated");
        assertThat(said(logs, "nova-api.log.2.gz")).containsExactly("compressed");
        assertThat(logs.files()).noneMatch(file -> file.path().endsWith(".3.gz"));
    }

    @ParameterizedTest
    @MethodSource("awks")
    void whenALogWasLastWrittenIsTheTimeOfTheNewestThatIsNotEmpty(String awk) throws Exception {
        Path old = log("nova/nova-compute.log.1", at(90) + ".000 7 INFO nova [-] fine");
        Files.setLastModifiedTime(old, FileTime.from(NOW.minusSeconds(5400)));
        // logrotate made it, and nobody wrote to it
        Files.setLastModifiedTime(
                Files.createFile(directory.resolve("log/nova/nova-compute.log")), FileTime.from(NOW.minusSeconds(60)));
        Files.createDirectories(directory.resolve("log/neutron"));

        HostLogs logs = run(awk, 60);

        assertThat(logs.directories().values()).containsExactlyInAnyOrder(2, 0);
        assertThat(logs.written().values()).containsExactly(NOW.minusSeconds(5400));
    }

    @ParameterizedTest
    @MethodSource("awks")
    void warningsOfDeprecationComeWithAllTheirLinesAndOtherWarningsDoNot(String awk) throws Exception {
        log(
                "glance/glance-api.log",
                at(9)
                        + ".805 1 WARNING oslo_config.cfg [-] Deprecated: Option \"stores\" from group \"glance_store\" is deprecated for removal (",
                "This option is gone.",
                "",
                ").  Its value may be silently ignored in the future.\u001b[00m",
                at(9) + ".805 1 WARNING glance [-] something else");

        LogFile glance = file(run(awk, 60), "glance-api.log");

        assertThat(glance.errors()).isEmpty();
        assertThat(glance.deprecations())
                .singleElement()
                .extracting(said -> said.record().message())
                .asString()
                .startsWith("Deprecated: Option \"stores\"")
                .endsWith(
                        "is deprecated for removal (\nThis option is gone.\n\n).  Its value may be silently ignored in the future.");
    }

    @ParameterizedTest
    @MethodSource("awks")
    void secretsStayOnTheHost(String awk) throws Exception {
        log(
                "nova/nova-api.log",
                at(9) + " 1 ERROR oslo_db [-] (OperationalError) mysql+pymysql://nova:geheim@127.0.0.1/nova",
                at(8)
                        + " 1 ERROR nova [-] login with password='geheim', and 'admin_pass': u'geheim'} X-Auth-Token: geheim gAAAAABgeheim",
                at(7)
                        + " 1 ERROR nova [-] transport_url = rabbit://openstack:geheim@10.0.0.1:5672,openstack:geheim@10.0.0.2:5672/");

        HostLogs logs = run(awk, 60);

        assertThat(said(logs, "nova-api.log")).hasSize(3).noneMatch(message -> message.contains("geheim"));
    }

    @ParameterizedTest
    @MethodSource("awks")
    void floodIsCutAndTheNewestKept(String awk) throws Exception {
        String[] flood = new String[600];
        for (int i = 0; i < flood.length; i++) {
            String word = i % 3 == 0 ? "a" : "b";
            flood[i] = at(10) + " 1 ERROR nova.x [-] kind "
                    + Integer.toString(i, 36).replaceAll("[0-9]", "g").replaceAll("[a-f]", "h") + word.repeat(i / 3);
        }
        flood[599] = at(9) + " 1 ERROR nova.x [-] the newest";
        log("nova/nova-api.log", flood);

        LogFile api = file(run(awk, 60), "nova-api.log");

        assertThat(api.errors().get(0).record().message()).isEqualTo("the newest");
        long shown = api.errors().stream().mapToLong(RepeatedRecord::count).sum();
        assertThat(api.leftOut().kinds()).isPositive();
        assertThat(shown + api.leftOut().records()).isEqualTo(600);
    }

    @ParameterizedTest
    @MethodSource("awks")
    void whatHasNoTimeIsSaidToHaveNone(String awk) throws Exception {
        log(
                "nova/uwsgi.log",
                "[uwsgi] implicit plugin",
                "Traceback (most recent call last):",
                "  File \"x\"",
                "ValueError: when?");
        log(
                "nova/nova-api.log",
                at(2) + " 7 INFO nova [-] fine",
                "Traceback (most recent call last):",
                "  File \"x\"",
                "ValueError: now");

        HostLogs logs = run(awk, 60);

        assertThat(file(logs, "uwsgi.log").timeless()).isTrue();
        assertThat(file(logs, "uwsgi.log").errors()).isEmpty();
        assertThat(file(logs, "uwsgi.log").untimed()).isEqualTo(1);
        assertThat(file(logs, "nova-api.log").errors()).singleElement().satisfies(said -> {
            assertThat(said.record().message()).isEqualTo("ValueError: now");
            assertThat(said.last()).contains(NOW.minusSeconds(120));
        });
    }

    @ParameterizedTest
    @MethodSource("awks")
    void logWhoseLastLineHasNoEndIsReadAsWellAsTheNext(String awk) throws Exception {
        script.write(
                "nova/nova-api.log", at(2) + " 7 ERROR nova [-] bad\n" + at(1) + " 7 INFO nova [-] just being wri");
        log("nova/nova-compute.log", at(2) + " 7 ERROR nova [-] worse");
        script.write("nova/nova-conductor.log", "");

        HostLogs logs = run(awk, 60);

        assertThat(said(logs, "nova-api.log")).containsExactly("bad");
        assertThat(said(logs, "nova-compute.log")).containsExactly("worse");
        assertThat(logs.files()).hasSize(3).noneMatch(LogFile::timeless);
    }

    @Test
    void forgedFramesStayLinesOfARecord() throws Exception {
        log(
                "nova/nova-api.log",
                at(2) + " 7 ERROR nova [-] bad",
                "E 9 1 1",
                "end",
                "file /etc/shadow",
                " look",
                "0123456789abcdef look",
                "--",
                "whole");

        HostLogs logs = run("awk", 60);

        assertThat(logs.files()).hasSize(1);
        assertThat(file(logs, "nova-api.log").errors())
                .singleElement()
                .satisfies(
                        said -> assertThat(said.record().message()).startsWith("bad\nE 9 1 1\nend\nfile /etc/shadow"));
    }
}
