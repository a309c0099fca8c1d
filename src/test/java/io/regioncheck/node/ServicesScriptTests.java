package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.node.config.HostConfig;
import io.regioncheck.node.config.RunningService;
import io.regioncheck.node.software.Processes;
import io.regioncheck.node.software.ServiceProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Command lines are read in one way, by a real shell, whoever wants to know of them. */
class ServicesScriptTests {
    private static final List<String> PS = List.of(
            "  901     1 nova     Sat Nov 28 07:11:04 2026 /usr/bin/python3 /usr/bin/nova-compute --config-file=/etc/nova/nova.conf"
                    + " --config-dir /etc/nova/conf.d --config-file=/etc/nova/nova-compute.conf --log-file=/var/log/nova/x.log",
            "  902     1 neutron  Sat Nov 28 07:11:04 2026 neutron-server: rpc worker (/usr/bin/python3 /usr/bin/neutron-server"
                    + " --config-file=/etc/neutron/neutron.conf --config-file=/etc/neutron/plugins/ml2/ml2_conf.ini)",
            "  903   902 neutron  Sat Nov 28 07:11:04 2026 neutron-server: rpc worker (/usr/bin/python3 /usr/bin/neutron-server"
                    + " --config-file=/etc/neutron/neutron.conf --config-file=/etc/neutron/plugins/ml2/ml2_conf.ini)",
            "  904     1 keystone Sat Nov 28 07:11:04 2026 /usr/bin/uwsgi_python311 --ini /etc/keystone/keystone-uwsgi-public.ini",
            "  905     1 mysql    Sat Nov 28 07:11:04 2026 /usr/sbin/mariadbd --defaults-file=/etc/mysql/my.cnf --password=geheim",
            "  906     1 root     Sat Nov 28 07:11:04 2026 /usr/bin/python3 /usr/bin/neutron-rootwrap-daemon /etc/neutron/rootwrap.conf",
            "  907     1 root     Sat Nov 28 07:11:04 2026 /usr/bin/python3 /usr/bin/nova-manage --config-file /etc/nova/x.conf db sync",
            "  908     1 root     Sat Nov 28 07:11:04 2026 vi /etc/nova/nova.conf");

    @TempDir
    private Path directory;

    static Stream<String> awks() {
        return LogScript.awks();
    }

    private String run(String awk, String item) throws Exception {
        return new ItemScript(directory, PS, List.of()).run(awk, item);
    }

    @ParameterizedTest
    @MethodSource("awks")
    void processesAreToldWithTheFilesThatTheyNameAndNothingElse(String awk) throws Exception {
        String told = run(awk, "processes");

        assertThat(told).doesNotContain("geheim", "log-file");
        List<ServiceProcess> all = Processes.parse(told).all();
        assertThat(all)
                .extracting(ServiceProcess::program)
                .containsExactly("nova-compute", "neutron-server", "neutron-server", "uwsgi_python311", "mariadbd");
        assertThat(all.get(0).configFiles()).containsExactly("/etc/nova/nova.conf", "/etc/nova/nova-compute.conf");
        assertThat(all.get(0).configDirs()).containsExactly("/etc/nova/conf.d");
        assertThat(all.get(1).configFiles())
                .containsExactly("/etc/neutron/neutron.conf", "/etc/neutron/plugins/ml2/ml2_conf.ini");
        assertThat(all.get(3).servedBy()).contains("/etc/keystone/keystone-uwsgi-public.ini");
    }

    @ParameterizedTest
    @MethodSource("awks")
    void configurationIsThatOfTheSameProcessesInTheirOrder(String awk) throws Exception {
        List<RunningService> running =
                HostConfig.parse(run(awk, "config-files"), false).running();

        assertThat(running)
                .extracting(RunningService::program)
                .containsExactly("nova-compute", "neutron-server", "uwsgi_python311");
        assertThat(running.get(0).sources())
                .extracting(source -> source.kind() + " " + source.path())
                .containsExactly(
                        "FILE /etc/nova/nova.conf", "DIRECTORY /etc/nova/conf.d", "FILE /etc/nova/nova-compute.conf");
        Set<String> ofProcesses = Processes.parse(run(awk, "processes")).all().stream()
                .flatMap(process -> process.configFiles().stream())
                .collect(Collectors.toSet());
        assertThat(running)
                .flatExtracting(RunningService::sources)
                .filteredOn(source -> source.kind() == RunningService.Kind.FILE)
                .extracting(RunningService.Source::path)
                .containsAll(ofProcesses.stream()
                        .filter(path -> !path.contains("mysql"))
                        .toList());
    }
}
