package io.regioncheck.node.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostLogsTests {
    private static final String WELL = """
            zone +0100
            since 1764311620
            logs /var/log/nova 7
            denied /var/log/keystone
            file /var/log/nova/nova-compute.log.2.gz
            E 12 1764311700 1764311999
             2025-11-28 07:33:19.123 17871 ERROR nova.x [-] broken: ValueError
             2025-11-28 07:33:19.123 17871 ERROR nova.x Traceback (most recent call last):
             2025-11-28 07:33:19.123 17871 ERROR nova.x ValueError
            D 1 ? ?
             it is deprecated
            rest E 3 700
            untimed 2
            file /var/log/nova/uwsgi.log
            timeless
            rest * 4 5
            end
            """;

    @Test
    void everyLineIsUnderstood() throws NoLogLines {
        HostLogs logs = HostLogs.parse(WELL);

        assertThat(logs.zone()).isEqualTo(ZoneOffset.ofHours(1));
        assertThat(logs.since()).isEqualTo(Instant.ofEpochSecond(1764311620));
        assertThat(logs.directories()).containsEntry("/var/log/nova", 7);
        assertThat(logs.denied()).containsExactly("/var/log/keystone");
        assertThat(logs.leftOut()).isEqualTo(new LeftOut(4, 5));
        LogFile compute = logs.files().get(0);
        assertThat(compute.program()).isEqualTo("nova-compute");
        assertThat(compute.service()).isEqualTo("nova");
        assertThat(compute.leftOut()).isEqualTo(new LeftOut(3, 700));
        assertThat(compute.untimed()).isEqualTo(2);
        assertThat(compute.errors()).singleElement().satisfies(said -> {
            assertThat(said.count()).isEqualTo(12);
            assertThat(said.last()).contains(Instant.ofEpochSecond(1764311999));
            assertThat(said.record().raised()).contains("ValueError");
        });
        assertThat(compute.deprecations()).singleElement().satisfies(said -> {
            assertThat(said.last()).isEmpty();
            assertThat(said.record().level()).isEqualTo(LogLevel.WARNING);
        });
        assertThat(logs.files().get(1).timeless()).isTrue();
    }

    @Test
    void whatEndsTooEarlyIsNone() {
        assertThatThrownBy(() -> HostLogs.parse(WELL.substring(0, WELL.indexOf("rest *"))))
                .isInstanceOf(NoLogLines.class)
                .hasMessageContaining("their end is missing");
        assertThatThrownBy(() -> HostLogs.parse("")).isInstanceOf(NoLogLines.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zone +99:99",
                "since never",
                "since 99999999999999999999",
                "E 0 1 1",
                "E x 1 1",
                "E 1",
                "E 1 1 1",
                " a line of nothing",
                "rest E 1 1",
                "timeless",
                "logs /var/log",
                "something else",
                "",
                "end\nend"
            })
    void whatIsNoLineOfTheirsIsNamed(String line) {
        assertThatThrownBy(() -> HostLogs.parse("zone +0000\nsince 1\n" + line + "\nend\n"))
                .isInstanceOf(NoLogLines.class);
    }

    @Test
    void programsAreNamedWhateverTheirFilesAreCalled() {
        assertThat(file("/var/log/rabbitmq/rabbit@controller-1.log").program()).isEqualTo("rabbitmq");
        assertThat(file("/var/log/mysql/error.log").program()).isEqualTo("mysql");
        assertThat(file("/var/log/apache2/keystone.log").program()).isEqualTo("keystone");
        assertThat(file("/var/log/apache2/keystone.log").service()).isEqualTo("keystone");
        assertThat(file("/var/log/httpd/error_log").program()).isEqualTo("apache");
        assertThat(file("/var/log/nova/nova-api.log-20161128.gz").program()).isEqualTo("nova-api");
        assertThat(file("/var/log/kolla/neutron/neutron-server.log").service()).isEqualTo("neutron");
    }

    @Test
    void signatureIsTheSameOfWhatDiffersInNumbersAndNames() {
        Signature one = signature("Instance 7550dbcf-391c-4fee-af34-2aebb0c3baff on 10.0.0.1:5672 'web 1' took 3.5 s");
        Signature other =
                signature("Instance 8550dbcf-391c-4fee-af34-2aebb0c3bafe on 10.1.20.13:5671 'db' took 117.25 s");

        assertThat(one).isEqualTo(other);
        assertThat(one.text()).isEqualTo("Instance <id> on <n> <name> took <n> s");
        assertThat(signature("Instance lost")).isNotEqualTo(signature("Instance found"));
        assertThat(signature("tapcec48692-dd of compute1: Network is down").text())
                .isEqualTo("tap<id> of compute<n>: Network is down");
        assertThat(signature("can't do what we won't do").text()).isEqualTo("can't do what we won't do");
    }

    private static Signature signature(String message) {
        return Signature.of(
                "nova-compute",
                LogReader.read(
                        java.util.List.of("2025-11-28 07:33:19.123 1 ERROR nova.x [-] " + message),
                        LogLevel.ERROR,
                        ZoneOffset.UTC));
    }

    private static LogFile file(String path) {
        return new LogFile(path, java.util.List.of(), java.util.List.of(), LeftOut.NOTHING, 0, false);
    }
}
