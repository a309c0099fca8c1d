package io.regioncheck.node.software;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.node.software.ClientAnswer.Proof;
import io.regioncheck.node.software.OrderTests.Samples;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hosts tell is understood. */
class ReadingTests {

    @Test
    void processesOfADebianHost() throws IOException {
        Told<ServiceProcess> told = Processes.parse(Samples.text("processes.txt"));
        assertThat(told.unreadable()).isZero();
        assertThat(told.all()).hasSize(40);
        assertThat(told.all())
                .filteredOn(process -> process.program().equals("neutron-dhcp-agent"))
                .singleElement()
                .isEqualTo(new ServiceProcess(
                        17910,
                        1,
                        "neutron",
                        Instant.parse("2026-11-28T07:11:27Z"),
                        "/",
                        "/usr/bin/neutron-dhcp-agent",
                        "neutron-dhcp-agent",
                        List.of("/etc/neutron/neutron.conf", "/etc/neutron/dhcp_agent.ini"),
                        List.of(),
                        Optional.empty()));
        assertThat(told.all())
                .filteredOn(process -> process.pid() == 17713)
                .extracting(ServiceProcess::servedBy)
                .containsExactly(Optional.of("/etc/nova/nova-api-uwsgi.ini"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "/system.slice/nova-compute.service, nova-compute, false",
                "/system.slice/system-openstack.slice/openstack-nova-api.service/worker, openstack-nova-api, false",
                "/user.slice/user-0.slice/user@0.service/x, none, false",
                "/user.slice/user-0.slice/session-3.scope, none, false",
                "/system.slice/docker-1f2e.scope, none, true",
                "/docker/1f2e3d, none, true",
                "/machine.slice/libpod-77.scope, none, true",
                "/kubepods/burstable/pod1/2, none, true",
                "/, none, false"
            })
    void controlGroupsTellTheUnit(String group, String unit, boolean contained) {
        String line = "1\t0\tnova\tNov 8 07:11:03 2026\t" + group + "\t/usr/bin/nova-api\tnova-api";
        ServiceProcess process = Processes.parse(line).all().get(0);
        assertThat(process.unit().orElse(null)).isEqualTo(unit);
        assertThat(process.isContained()).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({"Feb 30 07:11:03 2026", "Nov 8 25:11:03 2026", "Foo 8 07:11:03 2026", "Nov 8 07:11 2026", "''"})
    void whatIsNoTimeIsCounted(String time) {
        Told<ServiceProcess> told = Processes.parse("1\t0\tnova\t" + time + "\t/\t/usr/bin/nova-api\tnova-api");
        assertThat(told.all()).isEmpty();
        assertThat(told.unreadable()).isEqualTo(1);
    }

    @Test
    void packagesOfADebianHost() throws IOException {
        Packages packages = Packages.parse(Samples.text("packages.txt"));
        assertThat(packages.system()).contains(PackageSystem.DPKG);
        assertThat(packages.unreadable()).isZero();
        assertThat(packages.all())
                .hasSize(97)
                .allMatch(InstalledPackage::isWhole)
                .allMatch(InstalledPackage::isDated);
        assertThat(packages.named("python3-nova").orElseThrow().version()).isEqualTo("2:26.2.2-1~deb12u5");
        assertThat(packages.named("python3-nova").orElseThrow().upstream()).isEqualTo("26.2.2");
    }

    @Test
    void packagesOfAHostWithoutAnySystem() {
        Packages packages = Packages.parse("system none\n");
        assertThat(packages.system()).isEmpty();
        assertThat(packages.all()).isEmpty();
        assertThat(packages.unreadable()).isZero();
    }

    @Test
    void unpackedIsNotInstalled() {
        Packages packages = Packages.parse("""
                system dpkg
                dpkg\tnova-common\t2:26.2.2-1\tiU\t1795820381
                dpkg\tnova-api\t2:26.2.2-1\thi\t1795820381
                dpkg\tbroken
                """);
        assertThat(packages.all()).extracting(InstalledPackage::isWhole).containsExactly(false, true);
        assertThat(packages.unreadable()).isEqualTo(1);
    }

    @Test
    void pipsPackages() throws IOException {
        Told<PipPackage> told = PipPackages.parse(Samples.text("pip-packages.txt"));
        assertThat(told.unreadable()).isZero();
        assertThat(told.all())
                .extracting(one ->
                        one.place() + " " + one.name() + " " + one.version().orElse("-"))
                .containsExactly(
                        "BESIDE oslo-messaging 14.7.0",
                        "BESIDE python-keystoneclient 3.10.0",
                        "BESIDE nova -",
                        "OVER oslo-config 3.9.0",
                        "ENVIRONMENT keystoneauth1 5.1.2");
    }

    @Test
    void timesOfConfiguration() throws IOException {
        ConfigTimes times = ConfigTimes.parse(Samples.text("config-times.txt"));
        assertThat(times.unreadable()).isZero();
        assertThat(times.byPath()).hasSize(39).containsKey("/etc/nova/nova.conf");
        assertThat(times.in("/etc/nova").keySet())
                .contains("/etc/nova/nova.conf", "/etc/nova/nova-compute.conf")
                .allMatch(path -> path.startsWith("/etc/nova/"));
        assertThat(times.in("/etc/neutron").keySet()).doesNotContain("/etc/neutron/plugins/ml2/ml2_conf.ini");
    }

    @Test
    void deletedFilesByProcess() throws IOException {
        DeletedLibraries deleted = DeletedLibraries.parse(Samples.text("deleted-libraries.txt"));
        assertThat(deleted.processes()).isEqualTo(117);
        assertThat(deleted.unreadable()).isZero();
        assertThat(deleted.byProcess())
                .isEqualTo(Map.of(
                        17871, List.of("/usr/lib/x86_64-linux-gnu/libssl.so.3", "/usr/bin/python3.11"),
                        16113, List.of("/usr/lib64/libcrypto.so.1.0.1e")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SPEAKS_V3|ERROR (Unauthorized): The request you have made requires authentication. (HTTP 401) (Request-ID: req-6127eb33)",
                "SPEAKS_V3|The request you have made requires authentication. (HTTP 401) (Request-ID: req-6444748a)",
                "SPEAKS_NO_V3|ERROR (DiscoveryFailure): Cannot use v2 authentication with domain scope",
                "SPEAKS_NO_V3|Cannot use v2 authentication with domain scope",
                "SPEAKS_NO_V3|ERROR (NotFound): The resource could not be found. (HTTP 404)",
                "SPEAKS_NO_V3|ERROR: You must provide a tenant name or tenant id via --os-tenant-name, --os-tenant-id",
                "SPEAKS_NO_V3|error: unrecognized arguments: --os-user-domain-name",
                "NOT_KNOWN|ERROR (ConnectFailure): Unable to establish connection to http://127.0.0.1:5999/v3/auth/tokens: Connection refused",
                "NOT_KNOWN|SSL exception connecting to https://keystone:5000/v3: certificate verify failed",
                "NOT_KNOWN|ERROR (ServiceUnavailable): Service Unavailable (HTTP 503)",
                "NOT_KNOWN|Terminated",
                "BROKEN|ModuleNotFoundError: No module named 'keystoneauth1'",
                "BROKEN|pkg_resources.ContextualVersionConflict: (oslo.utils 3.8.0)"
            })
    void whatClientsSayProvesSomething(Proof proof, String said) {
        ClientAnswer answer = ClientAnswer.parse("nova", "nova CLI is deprecated\n" + said + "\n");
        assertThat(answer.installed()).isTrue();
        assertThat(answer.proof()).isEqualTo(proof);
        assertThat(answer.lastWords()).isEqualTo(said);
    }

    @Test
    void whereTheClientIsIsNoneOfItsWords() {
        ClientAnswer answer = ClientAnswer.parse("nova", "/usr/local/bin/nova\nERROR (NotFound): no (HTTP 404)\n");
        assertThat(answer.path()).isEqualTo("/usr/local/bin/nova");
        assertThat(answer.lastWords()).isEqualTo("ERROR (NotFound): no (HTTP 404)");
        assertThat(ClientAnswer.parse("nova", "/usr/bin/nova\n").lastWords()).isEqualTo("nothing");
        assertThat(ClientAnswer.parse("nova", "ERROR (NotFound)\n").path()).isEmpty();
    }

    @Test
    void aClientThatIsNotThereProvesNothing() {
        assertThat(ClientAnswer.parse("nova", "missing\n").installed()).isFalse();
        assertThat(ClientAnswer.parse("nova", "").proof()).isEqualTo(Proof.NOT_KNOWN);
    }
}
