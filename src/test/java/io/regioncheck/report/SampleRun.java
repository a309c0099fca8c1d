package io.regioncheck.report;

import static io.regioncheck.report.Samples.error;
import static io.regioncheck.report.Samples.waived;
import static io.regioncheck.report.Samples.warning;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Component;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.Finding;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A run with everything in it that makes reports hard: all outcomes, cells, markup, control characters, many subjects. */
final class SampleRun {
    static final String SECRET = "s3cr/et\"&pass word";

    private SampleRun() {}

    static RunResult of(String environment, String run) {
        return of(environment, run, Samples.STARTED, checks());
    }

    static RunResult of(String environment, String run, Instant started, List<CheckResult> checks) {
        return new RunResult(
                run,
                environment,
                environment.equals("lab") ? "RegionOne" : "region-" + environment,
                "kilo → mitaka",
                "after-nova",
                started,
                Duration.ofMillis(48_200),
                Verdict.UNHEALTHY,
                Optional.empty(),
                checks.stream()
                        .map(check -> new Samples(check)
                                .taking(
                                        check.started().plus(Duration.between(Samples.STARTED, started)),
                                        check.duration())
                                .result())
                        .toList(),
                14,
                List.of("server regioncheck-7f3a0c11-boot (id 1234): still there after 180 s: <b>ERROR</b>"),
                List.of(
                        "TLS verification is switched off (tls.verify: false)",
                        "removed 3 leftovers of runs that died"),
                "mvn verify -Denv=" + environment + " -Dsuite=after-nova -Dchecks=compute.boot,identity.endpoints");
    }

    /** The checks of a run after an upgrade that went wrong in several places. */
    static List<CheckResult> checks() {
        List<CheckResult> checks = new ArrayList<>();
        checks.addAll(identity());
        checks.addAll(compute());
        checks.addAll(network());
        checks.addAll(volume());
        return List.copyOf(checks);
    }

    /** The same checks, all of them passed. */
    static List<CheckResult> passed() {
        return checks().stream()
                .map(check -> {
                    Samples sample = Samples.of(check.component(), check.id(), check.title())
                            .taking(check.started(), check.duration())
                            .fact("everything was as it should be");
                    return check.cell().map(sample::in).orElse(sample).result();
                })
                .toList();
    }

    private static List<CheckResult> identity() {
        return List.of(
                Samples.of(Component.IDENTITY, "identity.token", "Keystone issues tokens and takes them back")
                        .fact("a token for project smoke, valid for 3600 s", "a revoked token is refused with 401")
                        .figure("token", 0.212, "s")
                        .result(),
                Samples.of(
                                Component.IDENTITY,
                                "identity.endpoints",
                                "Every endpoint answers, for itself and for a user")
                        .taking(Samples.STARTED.plusSeconds(1), Duration.ofMillis(1400))
                        .failed(
                                error(
                                        "network http://10.0.0.1:9696",
                                        "503 Service Unavailable <script>alert(1)</script> (req-0f\u0007 \u001b[31mred)",
                                        "200 with a version document, \"v2.0\" among them & reachable",
                                        "haproxy has no living backend for neutron-server: every call for a port fails",
                                        "systemctl restart neutron-server\njournalctl -u neutron-server --since '-10 min' | grep -iE 'error|trace'"),
                                error(
                                        "volumev3 http://10.0.0.1:8776/v3",
                                        "no answer within 10 s",
                                        "200",
                                        "the portal shows no volumes",
                                        "ss -ltnp | grep 8776"))
                        .evidence(
                                Evidence.text(
                                        "calls.txt", "2026-11-24T08:00:00Z  12 ms  503  GET http://10.0.0.1:9696/\n"),
                                Evidence.json("versions.json", "{\"versions\":[{\"id\":\"v2.0\",\"password\":\"x\"}]}"))
                        .result());
    }

    private static List<CheckResult> compute() {
        List<CheckResult> checks = new ArrayList<>();
        checks.add(Samples.of(Component.COMPUTE, "compute.services", "Every nova service reports in")
                .warned(waived(
                        warning(
                                "nova-compute on compute-017",
                                "down for 14 min",
                                "up",
                                "servers on it cannot be managed",
                                "systemctl restart nova-compute"),
                        "in repair, RMA-4711 (until 2026-12-24)"))
                .result());
        checks.add(Samples.of(Component.COMPUTE, "compute.pins", "RPC pins match the release")
                .taking(Samples.STARTED.plusSeconds(2), Duration.ofMillis(1_400))
                .failed(IntStream.rangeClosed(1, 14)
                        .mapToObj(host -> error(
                                String.format("compute-%03d", host),
                                "[upgrade_levels] compute = kilo",
                                "auto or mitaka",
                                "a Mitaka controller speaks 4.11; capped at kilo, live migration of pinned servers stays"
                                        + " disabled and every call is translated twice",
                                "crudini --set /etc/nova/nova.conf upgrade_levels compute auto && systemctl restart"
                                        + " nova-compute"))
                        .toArray(Finding[]::new))
                .result());
        for (String cell : List.of("nova/vlan/local", "nova/vlan/ceph")) {
            checks.add(boot(cell)
                    .failed(error(
                            "server regioncheck-7f3a0c11-boot-" + cell.replace('/', '-'),
                            "no \"SMOKE-BOOT-OK\" on its console within 120 s: ACTIVE on compute-003, port binding ovs",
                            "the guest says that it is up",
                            "a user gets a server that he cannot reach",
                            "openstack console log show 1234 | tail"))
                    .evidence(
                            Evidence.text(
                                    "console.txt", "[    0.000000] Linux \u001b[0m\u0000 <init> ü 漢字 😀\nlogin:\n"),
                            Evidence.text("service-logs.txt", "nova-compute: ERROR oslo_messaging " + SECRET + "\n"))
                    .result());
        }
        for (String cell : List.of("nova/vxlan/local", "nova/vxlan/ceph")) {
            checks.add(boot(cell)
                    .fact(
                            "ACTIVE after 8.1 s on compute-001",
                            "answers http from outside",
                            "left out: stop, because stop-start is off")
                    .figure("boot", 8.1, "s")
                    .figure("reachable", 14.9, "s")
                    .result());
        }
        checks.add(Samples.of(Component.COMPUTE, "compute.migrate", "A server moves without falling over")
                .skipped("the environment has one compute host")
                .result());
        return checks;
    }

    private static Samples boot(String cell) {
        return Samples.of(
                        Component.COMPUTE,
                        "compute.boot",
                        "A server boots, is reachable, reboots and disappears without a trace")
                .in(cell)
                .taking(Samples.STARTED.plusSeconds(4), Duration.ofMillis(41_500));
    }

    private static List<CheckResult> network() {
        return List.of(
                Samples.of(Component.NETWORK, "network.agents", "Every neutron agent reports in")
                        .skippedAfter("identity.endpoints")
                        .result(),
                Samples.of(Component.NETWORK, "network.build", "Networks can be built")
                        .in("vlan")
                        .skippedAfter("identity.endpoints")
                        .result(),
                Samples.of(Component.NETWORK, "network.build", "Networks can be built")
                        .in("vxlan")
                        .skippedAfter("identity.endpoints")
                        .result());
    }

    private static List<CheckResult> volume() {
        return List.of(
                Samples.of(Component.VOLUME, "volume.services", "Every cinder service reports in")
                        .warned(warning(
                                "cinder-backup on controller-2",
                                "disabled: \"maintenance\" | since Monday",
                                "enabled",
                                "backups of this zone are queued",
                                "openstack volume service set --enable controller-2 cinder-backup"))
                        .result(),
                Samples.of(Component.VOLUME, "volume.roundtrip", "A volume keeps what is written to it")
                        .in("ceph")
                        .unverified(
                                "403 Forbidden for POST /volumes (req-1b2c): our user has no right to create volumes")
                        .result(),
                Samples.of(Component.IMAGE, "image.pull", "An image comes back as it was stored")
                        .figure("download", 212.4, "MiB/s")
                        .fact("sha256 e3b0c44298fc matches over 52428800 bytes")
                        .result());
    }
}
