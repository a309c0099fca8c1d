package io.regioncheck.checks.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.FakeRun;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Parameters;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.Reading;
import io.regioncheck.release.Release;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequiredChecksTests {
    /** ExecStart of neutron-server.service of openstack-neutron, RDO. */
    private static final String OF_RDO =
            "@\tneutron-server\tf:/usr/share/neutron/neutron-dist.conf\td:/usr/share/neutron/server\tf:/etc/neutron/neutron.conf"
                    + "\tf:/etc/neutron/plugin.ini\td:/etc/neutron/conf.d/common\td:/etc/neutron/conf.d/neutron-server\n";

    private static final String LOGIN =
            "auth_type = password\nauth_url = http://k:5000\nusername = nova\npassword = <salted-sha256:00>\n";

    private final Findings findings = new Findings();

    @TempDir
    private Path directory;

    private List<Finding> found(String told) {
        SshAccess ssh = new SshAccess("controller", 22, "verifier", Path.of("key"), Optional.empty(), true);
        HostReadings host = new HostReadings(
                new Node("controller", EnumSet.of(Role.CONTROLLER), ssh),
                Map.of(Item.CONFIG_FILES, new Reading.Text(told, 0, false)),
                Duration.ofSeconds(1));
        try (FakeRun run = new FakeRun(new SampleEnvironment().build(), directory)) {
            new RequiredChecks()
                    .whatIsNeededIsSet(run.region(new Parameters(Map.of("of", "neutron")), List.of(host)), findings);
        }
        return Found.in(findings);
    }

    private static String neutron(String server) {
        return server
                + Told.file("/etc/neutron/neutron.conf", "[DEFAULT]\ncore_plugin = ml2\n[nova]\n" + LOGIN)
                + Told.file("/etc/neutron/plugin.ini", "[ml2]\ntype_drivers = vxlan\n");
    }

    @Test
    void neutronOfRdoIsLookedAtThoughThePackagesOwnFileIsNotKnown() {
        assertThat(found(neutron(OF_RDO)))
                .extracting(Finding::subject)
                .contains("neutron [nova] project_name, project_domain_name, user_domain_name");
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.contains("in 1 programs' configuration"));
    }

    @Test
    void anAgentThatAsksOvnAloneNeedsNoBroker() {
        String agent =
                "@\tneutron-ovn-metadata-agent\tf:/usr/share/neutron/neutron-dist.conf\tf:/etc/neutron/neutron.conf\n";
        String empty = Told.file("/etc/neutron/neutron.conf", "[DEFAULT]\nnova_metadata_host = 10.0.0.1\n");

        assertThat(lacking(agent + empty)).isEmpty();
        assertThat(lacking(agent.replace("ovn-metadata", "dhcp") + empty)).containsExactly("transport_url");
    }

    private static List<String> lacking(String told) {
        return new RequiredJudge(Release.ZED)
                .judge(ServiceConfig.of(Told.config(told))).stream()
                        .map(Missing::options)
                        .toList();
    }

    @Test
    void aFileOfTheOperatorsThatIsNotKnownIsNamed() {
        assertThatThrownBy(() ->
                        found(neutron(OF_RDO.replace("/usr/share/neutron/neutron-dist.conf", "/opt/neutron.conf"))))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("neutron-server with /opt/neutron.conf")
                .hasMessageNotContaining("no host");
    }
}
