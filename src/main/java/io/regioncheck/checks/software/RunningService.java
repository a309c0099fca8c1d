package io.regioncheck.checks.software;

import io.regioncheck.node.software.PackageSystem;
import io.regioncheck.node.software.ServiceProcess;
import io.regioncheck.release.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A service that runs on a host, with all its processes: workers are of one service with the process that began them.
 *
 * @param name {@code nova-compute}, {@code keystone-public}, {@code mariadbd}
 * @param project of OpenStack, if it is one of its services
 */
record RunningService(String name, Optional<Service> project, List<ServiceProcess> processes) {
    private static final Set<String> WEB_SERVERS = Set.of("apache2", "httpd", "gunicorn");
    private static final String WSGI = "wsgi:";

    RunningService {
        processes = List.copyOf(processes);
    }

    /** Groups the processes of a host; those that belong to no service that we know, such as another application of a web server, are left out. */
    static List<RunningService> of(List<ServiceProcess> all) {
        Map<String, List<ServiceProcess>> named = new LinkedHashMap<>();
        for (ServiceProcess process : all) {
            name(process)
                    .ifPresent(name -> named.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(process));
        }
        return named.entrySet().stream()
                .map(entry -> new RunningService(
                        entry.getKey(),
                        project(entry.getKey())
                                .or(() -> project(entry.getValue().get(0).user())),
                        entry.getValue()))
                .toList();
    }

    private static Optional<String> name(ServiceProcess process) {
        String program = process.program();
        if (program.startsWith(WSGI)) {
            String group = program.substring(WSGI.length());
            return project(group).isPresent() || project(process.user()).isPresent()
                    ? Optional.of(group)
                    : Optional.empty();
        }
        if (WEB_SERVERS.contains(program)) {
            return project(process.user()).map(project -> project + " (" + program + ")");
        }
        if (program.startsWith("uwsgi")) {
            return process.servedBy()
                    .map(RunningService::served)
                    .filter(name -> project(name).isPresent());
        }
        return Optional.of(program);
    }

    /** {@code /etc/nova/nova-api-uwsgi.ini} serves nova-api. */
    private static String served(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String plain = dot > 0 ? name.substring(0, dot) : name;
        return plain.endsWith("-uwsgi") ? plain.substring(0, plain.length() - "-uwsgi".length()) : plain;
    }

    private static Optional<Service> project(String name) {
        return Arrays.stream(Service.values())
                .filter(service -> name.equals(service.toString()) || name.startsWith(service + "-"))
                .findFirst();
    }

    /** The process that has run longest: the others came from it, or are left over beside it. */
    ServiceProcess oldest() {
        return processes.stream()
                .min(Comparator.comparing(ServiceProcess::started))
                .orElseThrow();
    }

    boolean isContained() {
        return oldest().isContained();
    }

    /** Whether its code is in an environment of its own, which no package of the host brings. */
    boolean isInEnvironment() {
        String path = oldest().executable();
        return path.startsWith("/")
                && !path.startsWith("/usr/bin/")
                && !path.startsWith("/usr/sbin/")
                && !path.startsWith("/usr/lib")
                && !path.startsWith("/bin/")
                && !path.startsWith("/sbin/");
    }

    boolean isByWebServer() {
        return oldest().program().startsWith(WSGI) || WEB_SERVERS.contains(oldest().program());
    }

    /** Returns what systemd calls it, as its control group says or else as packages usually name it. */
    String unit(Optional<PackageSystem> system) {
        return oldest().unit().orElseGet(() -> usualUnit(system.orElse(PackageSystem.DPKG)));
    }

    private String usualUnit(PackageSystem system) {
        boolean rpm = system == PackageSystem.RPM;
        if (isByWebServer()) {
            return rpm ? "httpd" : "apache2";
        }
        return switch (name) {
            case "beam", "beam.smp" -> "rabbitmq-server";
            case "mysqld" -> "mysql";
            case "mariadbd" -> "mariadb";
            case "ovs-vswitchd", "ovsdb-server" -> rpm ? "openvswitch" : "openvswitch-switch";
            default -> rpm && project.filter(RunningService::isPrefixed).isPresent() ? "openstack-" + name : name;
        };
    }

    /** RDO calls all but neutron's units openstack-… */
    private static boolean isPrefixed(Service service) {
        return service != Service.NEUTRON;
    }
}
