package io.regioncheck.checks.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.FakeRun;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Parameters;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that logs where nobody reads is not taken for one that has nothing to say. */
class UnloggedTests {
    private static final Instant NOW = LogHosts.NOW;
    private static final DateTimeFormatter PS =
            DateTimeFormatter.ofPattern("MMM d HH:mm:ss yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);

    @TempDir
    private Path directory;

    private final Findings findings = new Findings();

    private static HostReadings compute(String name, int novaWrittenMinutesAgo, String... processes) {
        HostReadings told = LogHosts.with(
                name,
                "now " + NOW.getEpochSecond() + "\nlogs /var/log/nova 2 "
                        + NOW.minusSeconds(60L * novaWrittenMinutesAgo).getEpochSecond() + "\nlogs /var/log/neutron 1 "
                        + NOW.getEpochSecond() + "\nfile /var/log/neutron/neutron-openvswitch-agent.log\n");
        return new HostReadings(
                told.host(),
                Map.of(
                        Item.LOG_LINES,
                        told.of(Item.LOG_LINES),
                        Item.PROCESSES,
                        new Reading.Text(String.join("", processes), 0, false)),
                Duration.ofSeconds(1));
    }

    private static String runs(String program, int minutes) {
        return "901\t1\tnova\t" + PS.format(NOW.minusSeconds(60L * minutes)) + "\t/\t/usr/bin/" + program + "\t"
                + program + "\n";
    }

    private void run(Parameters parameters, HostReadings... hosts) {
        try (FakeRun run = new FakeRun(new SampleEnvironment().build(), directory)) {
            new ErrorChecks().errorsAreKnown(run.region(parameters, List.of(hosts)), findings);
        }
    }

    private List<String> leftOut() {
        return Found.facts(findings).stream()
                .filter(fact -> fact.contains("no log of theirs was written to"))
                .toList();
    }

    @Test
    void whatRunsInAContainerOfLxcLogsThere() {
        String contained =
                runs("nova-conductor", 30).replace("\t/\t", "\t/lxc/controller1_nova_conductor_container-1a2b\t");
        run(Parameters.NONE, compute("compute-1", 31, contained, runs("neutron-openvswitch-agent", 900)));
        assertThat(leftOut()).isEmpty();
    }

    @Test
    void novaThatLostItsLogDirIsNamedThoughNeutronLogsAndAnOldFileIsThere() {
        run(
                Parameters.NONE,
                compute("compute-1", 31, runs("nova-compute", 30), runs("neutron-openvswitch-agent", 900)));

        assertThat(leftOut()).singleElement().asString().contains("nova on 1 hosts: compute-1");
    }

    @Test
    void afterItsUpgradeThatIsUnverified() {
        assertThatThrownBy(() ->
                        run(new Parameters(Map.of("of", "nova")), compute("compute-1", 31, runs("nova-compute", 30))))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("compute-1: nova-compute runs since ")
                .hasMessageContaining("the last that was written to a log in /var/log/nova is from ");
    }

    @Test
    void aServiceThatIsQuietInTheWindowLogsWell() {
        // its file is older than the window, and younger than its process
        run(Parameters.NONE, compute("compute-1", 600, runs("nova-compute", 900)));

        assertThat(leftOut()).isEmpty();
    }

    @Test
    void oneOfItsProcessesThatWasRestartedAndIsQuietIsNoTrouble() {
        run(Parameters.NONE, compute("compute-1", 600, runs("nova-conductor", 900), runs("nova-scheduler", 30)));

        assertThat(leftOut()).isEmpty();
    }

    @Test
    void whoHasJustBegunMayStillBeSilent() {
        run(Parameters.NONE, compute("compute-1", 3, runs("nova-compute", 1)));

        assertThat(leftOut()).isEmpty();
    }

    @Test
    void aServiceWithoutAnyLogIsNamed() {
        run(Parameters.NONE, compute("compute-1", 3, runs("nova-compute", 90), runs("cinder-volume", 90)));

        assertThat(leftOut()).singleElement().asString().contains("cinder on 1 hosts: compute-1");
    }

    @Test
    void aHostThatHidesWhatRunsIsNamed() {
        run(Parameters.NONE, compute("compute-1", 31));

        assertThat(Found.facts(findings)).anyMatch(fact -> fact.contains("hidepid"));
    }
}
