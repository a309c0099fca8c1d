package io.regioncheck.checks.software;

import io.regioncheck.node.software.InstalledPackage;
import io.regioncheck.node.software.PipPackage;
import io.regioncheck.release.Service;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which packages bring whose code. Names are those of Debian, Ubuntu and RDO: {@code python3-nova}, {@code nova-compute}, {@code
 * openstack-nova-compute}.
 */
final class CodePackages {
    private static final List<String> PYTHON = List.of("python-", "python2-", "python3-", "python36-", "python39-");

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

    /** Returns the packages that bring the code of a service's own. */
    static List<InstalledPackage> own(RunningService service, List<InstalledPackage> all) {
        return all.stream().filter(one -> isOwn(service, one)).toList();
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
            case "mysqld", "mariadbd" ->
                one.name().startsWith("mariadb-")
                        || one.name().startsWith("mysql-")
                        || one.name().startsWith("percona-");
            case "ovs-vswitchd", "ovsdb-server" -> one.name().startsWith("openvswitch");
            case "libvirtd", "virtqemud" ->
                one.name().equals("libvirt-daemon") || one.name().equals("libvirt-bin");
            default -> one.name().equals(service.name());
        };
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
