package io.regioncheck.checks.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriftJudgeTests {
    private static final String NOVA = "/etc/nova/nova.conf";

    private final DriftJudge judge = new DriftJudge();

    private void host(String name, Set<Role> roles, List<String> programs, String content) {
        StringBuilder running = new StringBuilder();
        programs.forEach(program -> running.append("@\t" + program + "\tf:" + NOVA + "\n"));
        SshAccess access = new SshAccess(name, 22, "verifier", Path.of("key"), Optional.empty(), true);
        judge.add(new Node(name, roles, access), ServiceConfig.of(Told.config(running + Told.file(NOVA, content))));
    }

    private void controller(String name, String content) {
        host(name, Set.of(Role.CONTROLLER), List.of("nova-conductor", "nova-scheduler"), content);
    }

    private List<Finding> found() {
        Findings findings = new Findings();
        judge.tell(findings);
        return Found.in(findings);
    }

    @Test
    void theOddHostIsNamedWithItsLineAndWhatMostHaveAndWhatToType() {
        host(
                "controller",
                Set.of(Role.CONTROLLER, Role.COMPUTE, Role.NETWORK, Role.DATABASE, Role.BROKER),
                List.of("nova-compute", "nova-conductor", "nova-scheduler"),
                "[DEFAULT]\ndebug = false\n[scheduler]\nmax_attempts = 3\n");
        controller("controller2", "[DEFAULT]\ndebug = false\n# more\n\n[scheduler]\nmax_attempts = 10\n");
        controller("controller3", "[DEFAULT]\ndebug = false\n[scheduler]\nmax_attempts = 3\n");
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("nova-conductor [scheduler] max_attempts of controller");
            assertThat(finding.observed()).isEqualTo("= 10 on controller2 (/etc/nova/nova.conf:6)");
            assertThat(finding.expected()).isEqualTo("= 3, as on the other 2");
            assertThat(finding.remedy())
                    .startsWith("on controller2: crudini --set /etc/nova/nova.conf scheduler max_attempts 3;"
                            + " systemctl restart nova-conductor nova-scheduler   #");
        });
    }

    @Test
    void theNameOfAHostInsideAHashIsNoName() {
        for (String name : List.of("c1", "c2", "c3")) {
            controller(
                    name,
                    "[neutron]\npassword = <salted-sha256:9fc1c2aa00112233>\n[DEFAULT]\nmy_name = of-" + name + "\n");
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void whatMostDoNotSetIsTakenOut() {
        controller("controller", "[DEFAULT]\ndebug = false\n");
        controller("controller2", "[DEFAULT]\ndebug = false\n[scheduler]\nmax_attempts = 10\n");
        controller("controller3", "[DEFAULT]\ndebug = false\n");
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.expected()).isEqualTo("not set, as on the other 2");
            assertThat(finding.remedy())
                    .startsWith("on controller2: crudini --del /etc/nova/nova.conf scheduler max_attempts; systemctl");
        });
    }

    @Test
    void whatOneLacksIsWrittenWhereTheOthersHaveIt() {
        controller("controller", "[DEFAULT]\ndebug = false\n[scheduler]\nmax_attempts = 10\n");
        controller("controller2", "[DEFAULT]\ndebug = false\n");
        controller("controller3", "[DEFAULT]\ndebug = false\n[scheduler]\nmax_attempts = 10\n");
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.observed()).isEqualTo("not set on controller2");
            assertThat(finding.expected()).isEqualTo("= 10, as on the other 2");
            assertThat(finding.remedy())
                    .startsWith("on controller2: crudini --set /etc/nova/nova.conf scheduler max_attempts 10;");
        });
    }

    @Test
    void ofTwoNobodyIsTheOddOne() {
        controller("controller", "[DEFAULT]\nrpc_response_timeout = 60\n");
        controller("controller2", "[DEFAULT]\nrpc_response_timeout = 180\n");
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.observed())
                    .isEqualTo(
                            "= 60 on controller (/etc/nova/nova.conf:2); = 180 on controller2 (/etc/nova/nova.conf:2)");
            assertThat(finding.expected()).isEqualTo("the same on all 2");
            assertThat(finding.remedy())
                    .startsWith("write the same on all of them")
                    .doesNotContain("crudini");
        });
    }

    @Test
    void secretsAndWhatAShellWouldReadOtherwiseAreNotTyped() {
        String secret = "[neutron]\npassword = <salted-sha256:%s>\n";
        String words = "[DEFAULT]\ntransport_url = $name; reboot\n";
        controller("controller", secret.formatted("00") + words);
        controller("controller2", secret.formatted("11"));
        controller("controller3", secret.formatted("00") + words);
        assertThat(found())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.remedy()).doesNotContain("crudini"));
    }

    @Test
    void whatGoesByTheHardwareIsSaidAndNotTyped() {
        String usual = "[libvirt]\ncpu_models = Cascadelake-Server\n[ovs]\nbridge_mappings = physnet1:br-ex\n";
        controller("controller", usual);
        controller("controller2", "[libvirt]\ncpu_models = EPYC-Rome\n[ovs]\nbridge_mappings = physnet1:br-bond\n");
        controller("controller3", usual);
        assertThat(found())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.remedy())
                        .startsWith("look whether these hosts have other devices")
                        .contains("lscpu", "there, systemctl restart nova-conductor nova-scheduler")
                        .doesNotContain("crudini"));
    }

    @Test
    void aHostsOwnNameMakesNoDifference() {
        controller("controller", "[DEFAULT]\nserver_name = controller\n");
        controller("controller2", "[DEFAULT]\nserver_name = controller2\n");
        assertThat(found()).isEmpty();
    }

    @Test
    void aComputeThatIsANetworkNodeTooMayDifferFromOthers() {
        List<String> programs = List.of("nova-compute");
        host("compute1", Set.of(Role.COMPUTE), programs, "[DEFAULT]\nreserved_host_memory_mb = 512\n");
        host("compute2", Set.of(Role.COMPUTE), programs, "[DEFAULT]\nreserved_host_memory_mb = 512\n");
        host("gateway", Set.of(Role.COMPUTE, Role.NETWORK), programs, "[DEFAULT]\nreserved_host_memory_mb = 8192\n");
        assertThat(found()).isEmpty();
    }
}
