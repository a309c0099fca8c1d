package io.regioncheck.checks.software;

import io.regioncheck.node.software.InstalledPackage;
import io.regioncheck.node.software.PipPackage;
import io.regioncheck.release.Service;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which packages bring whose code. Names are those of Debian, Ubuntu and RDO: {@code python3-nova}, {@code nova-compute}, {@code
 * openstack-nova-compute}.
 */
final class CodePackages {
    private static final List<String> PYTHON = List.of("python-", "python2-", "python3-", "python36-", "python39-");

    private static final String PYTHON_3 = "python3-";
    private static final List<String> PYTHON_2 = List.of("python-", "python2-");

    /** MariaDB's own packages for RPM are {@code MariaDB-server}. */
    private static final List<String> DATABASES = List.of("mariadb-", "mysql-", "percona-");

    /** Libraries that are called clients as those of OpenStack are; each release of a distribution has its own version of them. */
    static final Set<String> CLIENTS_OF_OTHERS =
            Set.of("python-lazr-restfulclient", "python-ncclient", "python-oauth2client", "python-prometheus-client");

    private static final List<String> PARTS = List.of(
            "api",
            "common",
            "compute",
            "compute-kvm",
            "compute-qemu",
            "compute-libvirt",
            "conductor",
            "scheduler",
            "cells",
            "cert",
            "console",
            "consoleauth",
            "consoleproxy",
            "novncproxy",
            "spicehtml5proxy",
            "spiceproxy",
            "serialproxy",
            "api-metadata",
            "api-os-compute",
            "metadata-api",
            "network",
            "objectstore",
            "placement-api",
            "registry",
            "server",
            "rpc-server",
            "dhcp-agent",
            "l3-agent",
            "metadata-agent",
            "openvswitch-agent",
            "openvswitch",
            "plugin-openvswitch-agent",
            "plugin-ml2",
            "ml2",
            "linuxbridge-agent",
            "linuxbridge",
            "metering-agent",
            "sriov-agent",
            "plugin-linuxbridge-agent",
            "volume",
            "backup");

    private CodePackages() {}

    /** Returns the project of OpenStack whose release a package is versioned by. */
    static Optional<Service> project(InstalledPackage one) {
        String plain = plain(one.name());
        return Arrays.stream(Service.values())
                .filter(service -> isOf(service, one.name(), plain))
                .findFirst();
    }

    /** {@code python3-neutron-lib}, {@code glance-store-common} and {@code neutron-fwaas} have versions of their own. */
    private static boolean isOf(Service service, String name, String plain) {
        String own = name.startsWith("openstack-") ? name.substring("openstack-".length()) : name;
        return plain.equals(service.toString())
                || own.equals(service.toString())
                || PARTS.stream().anyMatch(part -> own.equals(service + "-" + part));
    }

    /** Returns the library of Python that a package brings, as PEP 503 normalises its name: {@code oslo-messaging}. */
    static Optional<String> library(InstalledPackage one) {
        return PYTHON.stream()
                .filter(one.name()::startsWith)
                .findFirst()
                .filter(prefix -> project(one).isEmpty())
                .map(prefix -> PipPackage.normalised(one.name().substring(prefix.length())))
                .map(CodePackages::asPublished);
    }

    /** Clients are published as {@code python-novaclient}, packaged as python3-novaclient. */
    private static String asPublished(String plain) {
        return plain.endsWith("client") ? "python-" + plain : plain;
    }

    /** Returns the packages that bring the code of a service's own. Up to Rocky placement was a part of nova. */
    static List<InstalledPackage> own(RunningService service, List<InstalledPackage> all) {
        List<InstalledPackage> own =
                all.stream().filter(one -> isOwn(service, one)).toList();
        return own.isEmpty()
                        && service.project().filter(Service.PLACEMENT::equals).isPresent()
                ? all.stream()
                        .filter(one -> plain(one.name()).equals(Service.NOVA.toString()))
                        .toList()
                : own;
    }

    private static boolean isOwn(RunningService service, InstalledPackage one) {
        if (service.project().isPresent()) {
            return plain(one.name()).equals(service.project().get().toString())
                    || one.name().equals(service.name())
                    || one.name().equals("openstack-" + service.name());
        }
        return switch (service.name()) {
            case "beam", "beam.smp" ->
                one.name().equals("rabbitmq-server") || one.name().startsWith("erlang");
            case "mysqld", "mariadbd" -> DATABASES.stream().anyMatch(one.name().toLowerCase(Locale.ROOT)::startsWith);
            case "ovs-vswitchd", "ovsdb-server" -> one.name().startsWith("openvswitch");
            case "libvirtd", "virtqemud" ->
                one.name().equals("libvirt-bin")
                        || one.name().equals("libvirt-daemon")
                        || one.name().equals("libvirt-daemon-common")
                        || one.name().equals("libvirt-daemon-driver-qemu");
            default -> one.name().equals(service.name());
        };
    }

    /**
     * Returns what an upgrade left behind of Python 2: {@code python-nova}, where a newer {@code python3-nova} is there. The one of the same
     * version may still be what runs: Rocky's packages brought both.
     */
    static List<InstalledPackage> leftOver(List<InstalledPackage> all) {
        Map<String, InstalledPackage> successors = all.stream()
                .filter(one -> one.name().startsWith(PYTHON_3))
                .collect(Collectors.toMap(
                        one -> one.name().substring(PYTHON_3.length()), Function.identity(), (one, other) -> one));
        return all.stream()
                .filter(one -> PYTHON_2.stream()
                        .filter(one.name()::startsWith)
                        .map(prefix -> successors.get(one.name().substring(prefix.length())))
                        .filter(Objects::nonNull)
                        .anyMatch(successor -> one.system().order().compare(one.version(), successor.version()) < 0))
                .toList();
    }

    private static String plain(String name) {
        for (String prefix : PYTHON) {
            if (name.startsWith(prefix)) {
                return PipPackage.normalised(name.substring(prefix.length()));
            }
        }
        return PipPackage.normalised(name);
    }
}
