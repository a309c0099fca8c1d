package io.regioncheck.demo;

import io.regioncheck.checks.compute.AggregateFile;
import io.regioncheck.checks.logs.ErrorFile;
import io.regioncheck.checks.network.ExtensionFile;
import io.regioncheck.demo.region.Component;
import io.regioncheck.demo.region.DemoHost;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Rack;
import io.regioncheck.demo.region.Rollout;
import io.regioncheck.demo.volume.Cinder;
import io.regioncheck.openstack.Aggregate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes the environment of a region of the demo, as an operator would write it, with the addresses of this run. */
final class EnvironmentFile {
    private final DemoRegion region;
    private final String authUrl;
    private final Path password;
    private final List<String> backends;
    private final Map<String, Path> serviceUsers;

    /**
     * @param password the file that has it
     * @param backends of keystone
     * @param serviceUsers the file with the password of each
     */
    EnvironmentFile(
            DemoRegion region, String authUrl, Path password, List<String> backends, Map<String, Path> serviceUsers) {
        this.region = region;
        this.authUrl = authUrl;
        this.password = password;
        this.backends = List.copyOf(backends);
        this.serviceUsers = new TreeMap<>(serviceUsers);
    }

    /**
     * @param nodes the block {@code nodes} of the file, without its first line
     * @param middleware the blocks {@code broker} and {@code database}; empty if neither runs
     */
    void write(Path file, String title, String nodes, String middleware) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.createDirectories(baseline("aggregates").resolveSibling(""));
            keepBaselines();
            Files.writeString(file, text(title, nodes) + middleware);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }

    private String text(String title, String nodes) {
        return """
                title: %s
                region: %s
                release: {%s}
                identity:
                  auth-url: %s/v3
                  username: regioncheck
                  project: regioncheck
                  password: {file: %s}
                  backends: [%s]
                  service-users:
                %sservices: [%s]
                zones: [%s]
                networks:
                  - {name: vxlan, type: vxlan, kind: tenant, cidr: 10.177.1.0/24}
                  - {name: vlan, type: vlan, kind: provider, physical-network: physnet1, cidr: 10.177.2.0/24}
                external: {network: public, probe: http, probe-from: outside}
                smoke:
                  image: smoke
                  flavor: m1.smoke
                  markers:
                    booted: 'SMOKE-BOOT-OK ip=(?<address>[0-9.]+)/'
                    metadata: 'SMOKE-METADATA-OK instance-id=(?<id>\\S+)'
                    metadata-failed: 'SMOKE-METADATA-FAILED'
                    disk-mark: 'SMOKE-DISK-MARK ok found=\\[(?<found>[^\\]]*)\\] wrote=\\[(?<wrote>[^\\]]*)\\]'
                volumes:
                  - {type: ceph}
                  - {type: fake, from-image: false, attach: false, snapshot: false}
                baselines: {aggregates: %s, extensions: %s, errors: %s}
                required-extensions: [router, security-group, quotas]
                nodes:
                  ssh-config: none
                %slimits:
                  servers-at-once: 16
                  requests-at-once: 32
                  requests-per-second: 1000
                  request-timeout: %ds
                  boot-timeout: 12s
                  run-deadline: %dm
                """.formatted(
                        title,
                        region.name(),
                        releases(),
                        authUrl,
                        quoted(password),
                        backends.stream().map(url -> url + "/v3").collect(Collectors.joining(", ")),
                        logins().indent(4),
                        String.join(", ", services()),
                        String.join(", ", region.size().zones()),
                        quoted(baseline("aggregates")),
                        quoted(baseline("extensions")),
                        quoted(baseline("errors")),
                        nodes.indent(2),
                        requestSeconds(),
                        runMinutes());
    }

    /** Neutron does not page its agents: the list of a large region takes its time. */
    private int requestSeconds() {
        return 5 + region.hosts().size() / 250;
    }

    /** A thousand hosts are asked in a minute where the machine has nothing else to do, demo and all. */
    private int runMinutes() {
        return 3 + region.hosts().size() / 500;
    }

    /** Returns where the demo keeps how a region was while all was well. */
    private Path baseline(String what) {
        return password.resolveSibling("baselines").resolve(region.name() + "-" + what + ".json");
    }

    /** Keeps how the region was before anything went wrong, as an operator does who copies it out of a report. */
    private void keepBaselines() {
        Map<String, String> zones =
                region.with(Role.COMPUTE).stream().collect(Collectors.toMap(DemoHost::name, DemoHost::zone));
        List<Aggregate> aggregates = new ArrayList<>();
        new TreeSet<>(zones.values())
                .stream()
                        .filter(zone -> !zone.equals("nova"))
                        .forEach(zone ->
                                aggregates.add(new Aggregate(zone, Optional.of(zone), in(zones, zone), Map.of())));
        Rack.of(region)
                .forEach(rack -> aggregates.add(new Aggregate(rack.name(), Optional.empty(), rack.hosts(), Map.of())));
        AggregateFile.write(baseline("aggregates"), region.name(), zones, aggregates);
        ExtensionFile.write(
                baseline("extensions"),
                region.name(),
                region.look(Component.NEUTRON).neutron().aliases());
        ErrorFile.write(baseline("errors"), region.name());
    }

    private static List<String> in(Map<String, String> zones, String zone) {
        return zones.entrySet().stream()
                .filter(host -> host.getValue().equals(zone))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String logins() {
        return serviceUsers.entrySet().stream()
                .map(user -> "- {name: " + user.getKey() + ", password: {file: " + quoted(user.getValue()) + "}}")
                .collect(Collectors.joining("\n"));
    }

    /** Returns a path as YAML takes it, whatever is in it. */
    static String quoted(Path path) {
        return quoted(path.toString());
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private String releases() {
        Rollout rollout = region.rollout();
        return rollout.source().map(from -> "source: " + from.code() + ", ").orElse("") + "target: "
                + rollout.target().code();
    }

    /** Returns the types of all services that the region has. */
    private List<String> services() {
        List<String> services = new ArrayList<>(List.of("identity", "image", "network", "compute"));
        if (region.look(Component.NOVA).placement().isPresent()) {
            services.add("placement");
        }
        region.look(Component.CINDER).cinder().apis().forEach(api -> services.add(Cinder.type(api)));
        return services;
    }

    /** Returns the roles of a host as the environment names them. */
    static String roles(DemoHost host) {
        List<Role> roles =
                host.roles().stream().sorted(Comparator.naturalOrder()).toList();
        return roles.stream().map(role -> role.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }
}
