package io.regioncheck.checks.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.fuzz.Fuzz;
import io.regioncheck.fuzz.Seeds;
import io.regioncheck.node.log.HostLogs;
import io.regioncheck.node.log.LogFile;
import io.regioncheck.node.log.NoLogLines;
import io.regioncheck.node.log.RepeatedRecord;
import io.regioncheck.node.log.Signature;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever an error says, it is compared with what is known in little time. */
class KnownLinesFuzzTests {
    private static final List<String> PROGRAMS = List.of(
            "nova/nova-compute.log",
            "nova/nova-api.log",
            "keystone/keystone.log",
            "rabbitmq/rabbit@a.log",
            "neutron/neutron-l3-agent.log");

    private final KnownLines known = KnownLines.facts();

    @Test
    void errors() {
        Fuzz.of(
                        "errors (KnownLines, LogWords)",
                        Seeds.of("node/log/zed-log-lines.txt", "checks/logs/known-errors.txt"),
                        "E 2 1764311700 1764311999\n",
                        "No DB access allowed in nova-compute: ",
                        "\n   File \"/x/nova/objects/service.py\", line 1, in wrapper\n  ",
                        "closing AMQP connection <0.1.0> (a - uwsgi:1:2):",
                        "Could not find a: ",
                        "'arping', ")
                .refusingBy(NoLogLines.class)
                .on(text -> {
                    String program = PROGRAMS.get(Math.floorMod(text.hashCode(), PROGRAMS.size()));
                    HostLogs logs = HostLogs.parse("zone +0000\nsince 1764311620\nfile /var/log/" + program
                            + "\nE 2 1764311700 1764311999\n x\n" + text + "\nend\n");
                    logs.files().forEach(file -> file.errors().forEach(said -> compare(file, said)));
                });
    }

    private void compare(LogFile file, RepeatedRecord said) {
        ErrorCluster cluster = new ErrorCluster(Signature.of(file.program(), said.record()));
        cluster.add("compute-1", file, said);
        assertThat(known.harmless(cluster)).isNotNull();
        assertThat(known.isOurs(cluster)).isIn(true, false);
        assertThat(LogWords.said(cluster)).isNotNull();
        assertThat(LogWords.whereToLook(cluster.tally())).isNotNull();
    }
}
