package io.regioncheck.demo.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.demo.region.Logbook;
import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.node.NodeCommand;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is on the hosts, what they log, and what they know to answer. */
class HostsTests {
    private static final String REQUEST = "req-10c52dc4-0e64-40d3-95a7-77ad4959030e";
    private static final String WHO = "6d296ca4664945b6af0a569cb0145452 f78dcbacc9134b2fb1f38da59a607c87";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:58:59.860Z"), ZoneOffset.UTC);

    private final Hosts hosts = new Hosts(new RegionSize(12, 0).hosts(), CLOCK);

    @Test
    void hostsOfTheSameRolesShareWhatIsOnThemUntilOneIsChanged() {
        Host changed = hosts.named("compute11");
        Host other = hosts.named("compute12");
        assertThat(changed.inventory()).isSameAs(other.inventory());

        changed.change(inventory -> inventory
                .withPackage("nova-compute", "2:26.0.0-1")
                .withFile("/etc/nova/nova.conf", Content.of("[upgrade_levels]\ncompute = juno\n"))
                .withFlows("br-int", List.of())
                .withoutProcess("nova-compute"));

        assertThat(changed.inventory().packages()).containsEntry("nova-compute", "2:26.0.0-1");
        assertThat(changed.file("/etc/nova/nova.conf").orElseThrow().lines())
                .containsExactly("[upgrade_levels]", "compute = juno");
        assertThat(changed.inventory().flows().get("br-int")).isEmpty();
        assertThat(changed.inventory().processes())
                .isNotEmpty()
                .noneMatch(process -> process.command().contains("nova-compute"));
        assertThat(other.inventory().packages()).containsEntry("nova-compute", "2:26.2.2-1~deb12u5");
        assertThat(other.inventory().flows().get("br-int")).isNotEmpty();
        assertThat(other.file("/etc/nova/nova.conf")).isEmpty();
    }

    @Test
    void hostHasWhatEachOfItsRolesBringsOnce() {
        Inventory both = hosts.named("compute1").inventory();

        assertThat(both.packages()).containsKeys("nova-compute", "neutron-l3-agent", "openssh-server");
        assertThat(both.packages()).doesNotContainKeys("nova-api", "rabbitmq-server");
        assertThat(both.processes())
                .filteredOn(process -> process.command().startsWith("neutron-openvswitch-agent"))
                .hasSize(1);
        assertThat(hosts.named("controller3").inventory().packages())
                .containsKeys("nova-api", "mariadb-server", "rabbitmq-server")
                .doesNotContainKey("nova-compute");
    }

    @Test
    void entryIsALineOfOsloLog() {
        hosts.info("compute2", "nova-compute", "nova.compute.claims", REQUEST, "[instance: 6d9191cb] Claim successful");

        assertThat(log("compute2", "/var/log/nova/nova-compute.log"))
                .singleElement()
                .asString()
                .matches("2026-11-24 10:58:59\\.860 \\d{4,5} INFO nova\\.compute\\.claims \\[None " + REQUEST + " "
                        + WHO + " - - default default] \\[instance: 6d9191cb] Claim successful");
    }

    @Test
    void daemonKeepsItsProcessIdAndItsLogHasItsName() {
        hosts.info("controller1", "keystone", "keystone.common", "", "one");
        hosts.info("controller1", "keystone", "keystone.common", "req-global req-local", "two");

        List<String> lines = log("controller1", "/var/log/keystone/keystone.log");
        assertThat(lines.get(0)).endsWith(" INFO keystone.common [-] one");
        assertThat(lines.get(1)).endsWith(" [req-global req-local " + WHO + " - - default default] two");
        assertThat(lines.get(0).split(" ")[2]).isEqualTo(lines.get(1).split(" ")[2]);
    }

    @Test
    void tracebackHasTheInstanceButNotTheRequestId() {
        hosts.error(
                "compute2",
                "nova-compute",
                "nova.compute.manager",
                REQUEST,
                "[instance: 6d9191cb] Instance failed to spawn: nova.exception.PortBindingFailed: no\nTraceback (most recent call last):\n  File \"x.py\"");

        assertThat(log("compute2", "/var/log/nova/nova-compute.log").stream()
                        .map(line -> line.replaceFirst(".*? ERROR", "")))
                .containsExactly(
                        " nova.compute.manager [None " + REQUEST + " " + WHO
                                + " - - default default] [instance: 6d9191cb] Instance failed to spawn: nova.exception.PortBindingFailed: no",
                        " nova.compute.manager [instance: 6d9191cb] Traceback (most recent call last):",
                        " nova.compute.manager [instance: 6d9191cb]   File \"x.py\"");
    }

    @Test
    void logKeepsItsLastLines() {
        IntStream.range(0, 6_000).forEach(i -> hosts.info("controller1", "nova-api", "nova.api", REQUEST, "line " + i));

        List<String> lines = log("controller1", "/var/log/nova/nova-api.log");
        assertThat(lines).hasSize(5_000);
        assertThat(lines.get(0)).endsWith(" line 1000");
        assertThat(lines.get(4_999)).endsWith(" line 5999");
    }

    @Test
    void nobodyLogsOnAHostThatIsNotThere() {
        Logbook.Entry entry = new Logbook.Entry("compute99", "nova-compute", "INFO", "nova", REQUEST, "lost");

        assertThatThrownBy(() -> hosts.write(entry)).hasMessage("the region has no host compute99");
    }

    @Test
    void commandThatWasNotDeclaredIsRefusedAndSeen() {
        Outcome refused = hosts.run("compute1", "virsh list --all");

        assertThat(refused.exitCode()).isEqualTo(127);
        assertThat(refused.errors()).isEqualTo("bash: line 1: virsh: command not found\n");
        assertThat(hosts.commands().undeclared())
                .containsExactly(new Commands.Undeclared("compute1", "virsh list --all"));
    }

    @Test
    void commandThatBeginsLikeADeclaredOneIsAnother() {
        String grep = NodeCommand.logLines(REQUEST, 40).text();

        assertThat(hosts.run("controller1", grep).exitCode()).isZero();
        assertThat(hosts.run("controller1", grep + "; reboot").exitCode()).isEqualTo(127);
    }

    @Test
    void declarationThatComesLaterGoesFirst() {
        hosts.commands().declare("uname -(.)", (host, arguments) -> Outcome.ok(host.name() + arguments.group(1)));
        hosts.commands()
                .declare(
                        host -> host.name().equals("compute2"),
                        "uname -.",
                        (host, arguments) -> Outcome.failed(2, "no"));

        assertThat(hosts.run("compute1", "uname -n").output()).isEqualTo("compute1n");
        assertThat(hosts.run("compute2", "uname -n").exitCode()).isEqualTo(2);
    }

    private List<String> log(String host, String path) {
        return hosts.named(host).file(path).orElseThrow().lines();
    }
}
