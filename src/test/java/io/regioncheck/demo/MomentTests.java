package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.demo.region.Rollout;
import io.regioncheck.run.Suite;
import io.regioncheck.run.Suites;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What hosts are asked in the moments of an upgrade: what has not had its turn is no fault, and what the moment is about is not missed. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class MomentTests {
    private static final List<String> OF_HOSTS = List.of(
            "packages.skew",
            "packages.restart-pending",
            "logs.errors",
            "logs.deprecations",
            "config.drift",
            "config.entrypoint",
            "config.backup",
            "ovs.flows",
            "ovs.cookies",
            "ovs.ports",
            "hosts.time");
    private static final RegionSize SMALL = new RegionSize(4, 6);

    @TempDir
    private Path directory;

    private RunResult run(String suite, Rollout rollout, Incident... incidents) {
        DemoSettings settings = new DemoSettings(1, SMALL, rollout, Set.of(incidents), Optional.empty(), 1, false);
        return new DemoRun(settings, directory)
                .run(suite, ofHosts(new Suites(Path.of("suites")).load(suite)))
                .results()
                .get(0);
    }

    /** Those that ask hosts, of what a suite selects. */
    private static List<String> ofHosts(Suite suite) {
        return OF_HOSTS.stream()
                .filter(id -> fits(suite.checks(), id) && !fits(suite.exclude(), id))
                .toList();
    }

    private static boolean fits(List<String> patterns, String id) {
        return patterns.stream()
                .anyMatch(pattern -> id.matches(pattern.replace(".", "\\.").replace("*", ".*")));
    }

    private static String wrong(RunResult result) {
        return result.checks().stream()
                .filter(check -> check.outcome() != Outcome.PASSED && check.outcome() != Outcome.SKIPPED)
                .map(MomentTests::words)
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String words(CheckResult check) {
        return check.id() + " " + check.outcome()
                + check.reason().map(reason -> ": " + reason).orElse("")
                + check.findings().stream()
                        .map(finding -> ", " + finding.subject())
                        .distinct()
                        .limit(3)
                        .collect(Collectors.joining());
    }

    static Stream<Arguments> onTheWay() {
        return Stream.of("kilo..mitaka", "mitaka..zed", "zed..epoxy")
                .flatMap(rollout -> Stream.of("before-db-sync", "after-keystone", "after-glance", "after-neutron")
                        .map(suite -> Arguments.of(rollout, suite)));
    }

    /** Nova and cinder are at the source still. */
    @ParameterizedTest
    @MethodSource("onTheWay")
    void whatHasNotHadItsTurnIsNoFault(String rollout, String suite) {
        RunResult result = run(suite, WantedRelease.read(rollout));
        if (rollout.startsWith("kilo")) {
            // Kilo's nova says what it was tried with at most: it asks for oslo.messaging below 1.9, and Mitaka's
            // keystone has brought 4.6
            assertThat(wrong(result)).matches("packages\\.skew warned(, libraries on \\w+)+");
        } else {
            assertThat(wrong(result)).isEmpty();
        }
        assertThat(result.checks()).extracting(CheckResult::id).contains("packages.skew");
    }

    @ParameterizedTest
    @CsvSource({"after-nova, nova", "after-cinder, cinder"})
    void whatShouldHaveHadItsTurnIsNamed(String suite, String service) {
        assertThat(wrong(run(suite, WantedRelease.read("zed..epoxy"))))
                .startsWith("packages.skew failed, " + service + " on ")
                .doesNotContain(";")
                .doesNotContain(service.equals("nova") ? "cinder" : "nova");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            after-nova      | COMPUTE_OLD_CODE         | packages.restart-pending failed, nova-compute on compute1
            after-nova      | COMPUTE_OLD_RELEASE      | packages.skew failed, nova on compute1
            after-nova      | CONTROLLER_HALF_UPGRADED | packages.skew failed, nova on controller
            after-nova      | CONFIG_NOT_IN_FORCE      | packages.restart-pending failed, nova-compute on compute1
            after-nova      | PIP_SHADOW               | packages.skew failed, oslo-messaging on compute1
            after-nova      | FLOWS_WIPED_ALL          | ovs.flows failed, compute1 br-int
            after-neutron   | FLOWS_WIPED              | ovs.flows failed, compute1 br-int
            after-neutron   | STALE_COOKIE_FLOW        | ovs.cookies failed, compute1 br-int
            after-neutron   | TUNNEL_PORT_REMOVED      | ovs.ports failed, compute1 br-tun
            after-keystone  | OLD_WSGI_FILE            | config.entrypoint failed, keystone /var/www/cgi-bin/keystone/main
            after-keystone  | CLOCK_AHEAD              | hosts.time failed, compute1
            after-cinder    | CINDER_VOLUME_OLD_CODE   | packages.restart-pending failed, cinder-
            before-db-sync  | NO_BACKUP                | config.backup failed
            before-db-sync  | CLOCK_AHEAD              | hosts.time failed, compute1
            before-db-sync  | CONTROLLER_HALF_UPGRADED | packages.skew failed, nova on controller
            control-plane   | COMPUTE_OLD_CODE         | packages.restart-pending failed, nova-compute on compute1
            observation     | CONFIG_DRIFT             | config.drift warned, nova [
            """)
    void whatTheMomentIsAboutIsNamed(String suite, Incident incident, String named) {
        assertThat(wrong(run(suite, Rollout.ZED, incident))).startsWith(named).doesNotContain(";");
    }

    @ParameterizedTest
    @CsvSource({
        "after-nova, LOG_TRACEBACK, logs.errors failed",
        "after-glance, LOG_TRACEBACK, logs.errors warned",
        "after-nova, LOG_DEPRECATIONS, logs.deprecations warned",
        "after-keystone, LOG_DEPRECATIONS, logs.deprecations warned",
        "after-glance, LOG_DEPRECATIONS, ''",
        "after-glance, COMPUTE_OLD_CODE, ''",
        "after-keystone, CONFIG_NOT_IN_FORCE, ''",
        "after-nova, CONFIG_DRIFT, config.drift warned",
        "after-neutron, CONFIG_DRIFT, ''"
    })
    void errorsOfNeighboursOnlyWarnAndTheirRestartsAreNotThisMoments(String suite, Incident incident, String outcome) {
        String wrong = wrong(run(suite, Rollout.ZED, incident));
        if (outcome.isEmpty()) {
            assertThat(wrong).isEmpty();
        } else {
            assertThat(wrong).startsWith(outcome).doesNotContain(";");
        }
    }
}
