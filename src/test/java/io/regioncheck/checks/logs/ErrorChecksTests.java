package io.regioncheck.checks.logs;

import static io.regioncheck.checks.logs.LogHosts.critical;
import static io.regioncheck.checks.logs.LogHosts.error;
import static io.regioncheck.checks.logs.LogHosts.saying;
import static io.regioncheck.checks.logs.LogHosts.traceback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.FakeRun;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Parameters;
import io.regioncheck.check.Severity;
import io.regioncheck.environment.Baselines;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorChecksTests {
    @TempDir
    private Path directory;

    private Findings findings = new Findings();

    private List<Finding> found(HostReadings... hosts) {
        return found(Parameters.NONE, List.of(hosts));
    }

    private List<Finding> found(Parameters parameters, List<HostReadings> hosts) {
        findings = new Findings();
        var environment = new SampleEnvironment()
                .baselines(new Baselines(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(baseline())))
                .build();
        try (FakeRun run = new FakeRun(environment, directory)) {
            new ErrorChecks().errorsAreKnown(run.region(parameters, hosts), findings);
        }
        return Found.in(findings);
    }

    private Path baseline() {
        return directory.resolve("errors.json");
    }

    /** Keeps what a run said as the baseline of the next. */
    private void keep(HostReadings... hosts) throws IOException {
        found(hosts);
        Evidence taken = Found.evidence(findings).stream()
                .filter(evidence -> evidence.name().equals("errors.json"))
                .findFirst()
                .orElseThrow();
        Files.writeString(baseline(), taken.content());
    }

    @Test
    void logsWithoutErrorsAreWell() {
        assertThat(found(saying("compute-1"))).isEmpty();
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.contains("1 hosts, 1 logs written to"));
    }

    @Test
    void withoutABaselineEverythingWarnsAndNothingFails() {
        assertThat(found(saying("compute-1", traceback(3, "Task failed", "ValueError: bad"), critical("gone"))))
                .hasSize(2)
                .allMatch(finding -> finding.severity() == Severity.WARNING);
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.contains("there is no baseline yet"));
    }

    @Test
    void newTracebackFailsAgainstABaselineAndAnOldOneIsCounted() throws IOException {
        keep(saying("compute-1", traceback(3, "Task 12 failed", "ValueError: bad 1")));

        List<Finding> all = found(saying(
                "compute-2",
                traceback(5, "Task 77 failed", "ValueError: bad 99"),
                traceback(2, "Error during ComputeManager.update", "KeyError: 'uuid'")));

        assertThat(all).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.subject())
                    .startsWith("nova-compute: nova.compute.manager: Error during ComputeManager.update");
            assertThat(finding.observed())
                    .startsWith("2 times on compute-2, from ")
                    .contains("KeyError: 'uuid'");
            assertThat(finding.expected()).contains("only errors that were there before");
            assertThat(finding.remedy())
                    .startsWith("on compute-2: zgrep -nF -A 40 -e 'Error during ComputeManager.update'"
                            + " /var/log/nova/nova-compute.log   # once mended");
        });
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.startsWith("1 kinds as in "));
    }

    @Test
    void newCriticalLineFailsAndANewErrorWithoutTracebackWarns() throws IOException {
        keep(saying("compute-1"));

        List<Finding> all =
                found(saying("compute-1", error(1, 5, "No valid host was found"), critical("cannot go on")));

        assertThat(all).extracting(Finding::severity).containsExactly(Severity.ERROR, Severity.WARNING);
        assertThat(all.get(0).subject()).contains("cannot go on");
    }

    @Test
    void tenTimesAsOftenAsBeforeWarns() throws IOException {
        keep(saying("compute-1", error(20, 5, "No valid host was found")));

        assertThat(found(saying("compute-1", error(150, 5, "No valid host was found"))))
                .isEmpty();
        assertThat(found(saying("compute-1", error(300, 5, "No valid host was found"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.expected()).startsWith("as often as before: 20 in 60 minutes");
                });
    }

    @Test
    void harmlessAndOwnErrorsAreCountedAndNotHeldAgainstTheRegion() throws IOException {
        keep(saying("compute-1"));

        assertThat(found(saying(
                        "compute-1",
                        error(2, 5, noDatabase("/nova/objects/service.py", "_db_service_get_minimum_version")),
                        error(
                                4,
                                5,
                                "The reply 8fd3 failed to send after 60 seconds due to a missing queue"
                                        + " (reply_regioncheck_ea5a). Abandoning..."))))
                .isEmpty();
        assertThat(Found.facts(findings))
                .anyMatch(fact -> fact.startsWith("2 known to do no harm: nova-compute looks for"))
                .anyMatch(fact -> fact.startsWith("4 errors from what regioncheck itself"));
    }

    /** As nova-compute of Zed tells it at its start: the calls that led there, of which the last ones ask the database. */
    private static String noDatabase(String file, String caller) {
        return String.join(
                "\n ",
                "No DB access allowed in nova-compute:   File \"/usr/lib/python3/dist-packages/eventlet/greenthread.py\", line 265, in main",
                "    result = function(*args, **kwargs)",
                "  File \"/usr/lib/python3/dist-packages/nova/context.py\", line 422, in gather_result",
                "    result = fn(*args, **kwargs)",
                "  File \"/usr/lib/python3/dist-packages" + file + "\", line 521, in " + caller,
                "    return db.service_get_minimum_version(context, binaries)",
                "  File \"/usr/lib/python3/dist-packages/nova/db/main/api.py\", line 238, in wrapper",
                "    _check_db_access()",
                "  File \"/usr/lib/python3/dist-packages/nova/db/main/api.py\", line 188, in _check_db_access",
                "    stacktrace = ''.join(traceback.format_stack())",
                "");
    }

    @Test
    void computeThatAsksTheDatabaseForAnythingElseIsToldOf() throws IOException {
        keep(saying("compute-1"));

        assertThat(found(saying(
                        "compute-1", error(2, 5, noDatabase("/nova/objects/instance.py", "_db_instance_get_by_uuid")))))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.WARNING);
        assertThat(found(saying(
                        "compute-1",
                        error(
                                2,
                                5,
                                noDatabase("/nova/objects/service.py", "_db_service_get_minimum_version")
                                        .replace("in wrapper", "in elsewhere")))))
                .hasSize(1);
    }

    @Test
    void brokerThatIsDownIsNoHarmlessEndOfAConnection() {
        String api = "logs /var/log/nova 1\nfile /var/log/nova/nova-api.log\n";
        String idle = "[7550dbcf-391c-4fee-af34-2aebb0c3baff] AMQP server on 127.0.0.1:5672 is unreachable:"
                + " <RecoverableConnectionError: unknown error>. Trying again in 1 seconds.: amqp.exceptions.RecoverableConnectionError";

        assertThat(found(LogHosts.with("c", api + error(6, 5, idle)))).isEmpty();
        assertThat(found(LogHosts.with(
                        "c",
                        api
                                + error(
                                        6,
                                        5,
                                        idle.replace(
                                                "<RecoverableConnectionError: unknown error>",
                                                "[Errno 111] ECONNREFUSED")))))
                .hasSize(1);
        assertThat(found(saying("compute-1", error(6, 5, idle)))).hasSize(1);
    }

    @Test
    void onlyTheMinutesThatAreAskedForAreLookedAt() {
        HostReadings host = saying("compute-1", error(1, 50, "old"), error(1, 5, "young"));

        assertThat(found(new Parameters(Map.of("minutes", 10)), List.of(host)))
                .extracting(Finding::subject)
                .containsExactly("nova-compute: nova.compute.manager: young");
        assertThat(found(new Parameters(Map.of("minutes", 0)), List.of(host))).hasSize(2);
    }

    @Test
    void ofAServiceThatWasUpgradedOnlyWhatWasSaidSinceItsCodeCameCounts() throws IOException {
        keep(saying("compute-1"));
        HostReadings upgraded = LogHosts.unpacked(
                saying("compute-1", error(1, 40, "of before"), error(1, 20, "of now")), "python3-nova", 30);
        HostReadings later = LogHosts.unpacked(saying("compute-2", error(1, 20, "of its turn")), "python3-nova", 10);
        HostReadings without = saying("network-1", error(1, 40, "before the first"), error(1, 20, "after the first"));

        assertThat(found(new Parameters(Map.of("of", "nova")), List.of(upgraded, later, without)))
                .extracting(Finding::subject)
                .containsExactlyInAnyOrder(
                        "nova-compute: nova.compute.manager: of now",
                        "nova-compute: nova.compute.manager: after the first");
        assertThat(Found.facts(findings))
                .anyMatch(fact ->
                        fact.contains("looked at since the code of nova came, by its package on 2 hosts, last on "));
    }

    @Test
    void newErrorsOfNeighboursOnlyWarnWhileAServiceIsUpgraded() throws IOException {
        keep(saying("compute-1"));
        HostReadings host = LogHosts.unpacked(
                saying("compute-1", traceback(2, "Error during ComputeManager.update", "KeyError: 'uuid'")),
                "python3-nova",
                30);

        assertThat(found(new Parameters(Map.of("of", "nova")), List.of(host)))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
        assertThat(found(
                        new Parameters(Map.of("of", "cinder")),
                        List.of(
                                host,
                                LogHosts.with(
                                        "controller",
                                        "logs /var/log/cinder 1\nfile /var/log/cinder/cinder-api.log\n"))))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void theWebServerThatServesItCountsForAService() throws IOException {
        keep(saying("compute-1"));
        HostReadings host = LogHosts.with(
                "controller",
                "logs /var/log/keystone 1\nlogs /var/log/apache2 1\nfile /var/log/apache2/error.log\n"
                        + traceback(1, "Target WSGI script cannot be loaded", "ImportError: no module"));

        assertThat(found(new Parameters(Map.of("of", "keystone")), List.of(host)))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
    }

    @Test
    void anotherSiteOfTheWebServerIsANeighbour() throws IOException {
        keep(saying("compute-1"));
        HostReadings host = LogHosts.with(
                "controller",
                "logs /var/log/keystone 1\nfile /var/log/keystone/keystone.log\nlogs /var/log/apache2 1\n"
                        + "file /var/log/apache2/horizon_error.log\n"
                        + traceback(1, "Internal Server Error", "KeyError: 'token'"));

        assertThat(found(new Parameters(Map.of("of", "keystone")), List.of(host)))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void aServiceWhoseLogsNobodyFindsIsNotWell() {
        assertThatThrownBy(() -> found(new Parameters(Map.of("of", "keystone")), List.of(saying("compute-1"))))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("no host has a log of keystone that was written to in this time");
    }

    @Test
    void aPackageOfTomorrowHidesNothing() {
        HostReadings host = LogHosts.unpacked(saying("compute-1", error(1, 50, "old")), "python3-nova", -600);

        assertThat(found(new Parameters(Map.of("of", "nova")), List.of(host))).hasSize(1);
    }

    @Test
    void whereNoPackageTellsWhenTheUpgradeWasAllOfTheTimeIsLookedAt() {
        assertThat(found(new Parameters(Map.of("of", "nova")), List.of(saying("compute-1", error(1, 50, "old")))))
                .hasSize(1);
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.contains("no host has a package with its code"));
    }

    @Test
    void anUpgradeOfLongAgoDoesNotMakeTheTimeLonger() {
        HostReadings host = LogHosts.unpacked(saying("compute-1", error(1, 50, "old")), "python3-nova", 40_000);

        assertThat(found(new Parameters(Map.of("of", "nova", "minutes", 10)), List.of(host)))
                .isEmpty();
    }

    @Test
    void hostOfWhichNothingIsKnownMakesItUnverifiedAndTheOthersAreReported() {
        HostReadings silent = LogHosts.readings("compute-2", new Reading.Failed("too slow"));
        HostReadings cut = LogHosts.readings("compute-3", new Reading.Text("zone +0000\n", 0, true));
        HostReadings journal = LogHosts.with("compute-4", "logs /var/log/libvirt 1\n");
        HostReadings closed =
                LogHosts.with("compute-5", "logs /var/log/nova 1\ndenied /var/log/nova/nova-compute.log\n");

        assertThatThrownBy(() -> found(saying("compute-1", error(1, 5, "bad")), silent, cut, journal, closed))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("compute-2: too slow")
                .hasMessageContaining("compute-3: what its logs say cannot be read")
                .hasMessageContaining("compute-4: no log of OpenStack")
                .hasMessageContaining("compute-5: may not read /var/log/nova/nova-compute.log");
        assertThat(Found.in(findings)).hasSize(1);
    }

    @Test
    void logsBelowOpenStackThatMayNotBeReadAndCutsAreWarnings() {
        assertThat(found(saying("compute-1", "rest E 4 700\n", "denied /var/log/libvirt\n")))
                .extracting(Finding::subject)
                .containsExactly("log /var/log/libvirt", "logs that say too much");
    }

    @Test
    void sameErrorOnAThousandHostsIsOneFinding() {
        List<HostReadings> hosts = IntStream.rangeClosed(1, 1_000)
                .mapToObj(number ->
                        saying("compute-%04d".formatted(number), error(3, 5, "No route to 10.0.0." + number % 200)))
                .toList();

        assertThat(found(Parameters.NONE, hosts))
                .singleElement()
                .satisfies(finding -> assertThat(finding.observed())
                        .startsWith("3000 times on 1000 hosts (compute-[0001-1000]), from "));
    }

    @Test
    void endlessKindsOfErrorsAreFewFindings() {
        String[] kinds = IntStream.range(0, 90)
                .mapToObj(number -> error(1, 5, "kind " + "xyz".charAt(number % 3) + "g".repeat(number)))
                .toArray(String[]::new);

        List<Finding> all = found(saying("compute-1", kinds));

        assertThat(all).hasSize(26);
        assertThat(all.get(25).observed()).startsWith("65 more kinds, 65 errors");
    }
}
