package io.regioncheck.checks.rpc;

import io.regioncheck.environment.Environment;
import io.regioncheck.environment.InstalledNova;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.NodeUnreachable;
import io.regioncheck.node.Unread;
import io.regioncheck.release.NovaHost;
import io.regioncheck.release.Release;
import io.regioncheck.release.RpcApi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Controllers and computes with the nova that they have; one that is both is there twice. A host is believed; what the environment says of
 * it counts where the host does not tell.
 *
 * @param described those that go by the environment, and why
 * @param silent those of which it is not known, and why
 * @param differing those that told something else than the environment says of them
 * @param files that set a pin, by {@link #key}
 */
record NovaHosts(
        List<NovaHost> hosts,
        List<Unread> described,
        List<Unread> silent,
        List<Differing> differing,
        Map<String, List<String>> files) {
    private static final Map<Role, NovaHost.Role> ROLES =
            Map.of(Role.CONTROLLER, NovaHost.Role.CONTROLLER, Role.COMPUTE, NovaHost.Role.COMPUTE);

    NovaHosts {
        hosts = List.copyOf(hosts);
        described = List.copyOf(described);
        silent = List.copyOf(silent);
        differing = List.copyOf(differing);
        files = Map.copyOf(files);
    }

    /** A host that told something else than the environment says of it. */
    record Differing(String host, NovaHost told, NovaHost said) {}

    static String key(String host, RpcApi api) {
        return host + " " + api;
    }

    /** Returns what a host is to nova: nothing if it has none of its services. */
    static Set<NovaHost.Role> roles(Node node) {
        Set<NovaHost.Role> roles = EnumSet.noneOf(NovaHost.Role.class);
        ROLES.forEach((role, ofNova) -> {
            if (node.roles().contains(role)) {
                roles.add(ofNova);
            }
        });
        return roles;
    }

    /** As the hosts tell it, or the environment. */
    static NovaHosts of(Environment environment, Gathered gathered) {
        Collected collected = new Collected(gathered);
        environment.nodes().hosts().forEach(collected::add);
        return new NovaHosts(
                collected.hosts, collected.described, collected.silent, collected.differing, collected.files);
    }

    /** What is known so far. */
    private static final class Collected {
        private final NovaOnHostReader reader = new NovaOnHostReader();
        private final Map<String, HostReadings> readings = new HashMap<>();
        private final Map<String, String> unreached = new HashMap<>();
        private final List<NovaHost> hosts = new ArrayList<>();
        private final List<Unread> described = new ArrayList<>();
        private final List<Unread> silent = new ArrayList<>();
        private final List<Differing> differing = new ArrayList<>();
        private final Map<String, List<String>> files = new HashMap<>();

        Collected(Gathered gathered) {
            for (HostReadings host : gathered.hosts()) {
                host.names().forEach(node -> readings.put(node.name(), host));
            }
            for (NodeUnreachable host : gathered.unreached()) {
                host.nodes().forEach(node -> unreached.put(node.name(), host.happened() + "; " + host.advice()));
            }
        }

        void add(Node node) {
            Set<NovaHost.Role> roles = roles(node);
            if (roles.isEmpty()) {
                return;
            }
            NovaOnHost told = told(node, roles);
            if (told instanceof NovaOnHost.Known known) {
                known(node, known);
            } else if (told instanceof NovaOnHost.NotKnown notKnown) {
                notKnown(node, roles, new Unread(node.name(), notKnown.why()));
            }
        }

        private NovaOnHost told(Node node, Set<NovaHost.Role> roles) {
            return Optional.ofNullable(readings.get(node.name()))
                    .map(host -> reader.of(host, roles))
                    .orElseGet(() -> new NovaOnHost.NotKnown(unreached.getOrDefault(node.name(), "it was not asked")));
        }

        private void known(Node node, NovaOnHost.Known known) {
            List<Differing> other = new ArrayList<>();
            known.pins().forEach((role, pins) -> {
                NovaHost told = new NovaHost(node.name(), role, known.release(), NovaOnHostReader.words(pins));
                hosts.add(told);
                pins.forEach((api, pin) -> files.merge(key(node.name(), api), pin.files(), Collected::both));
                node.nova()
                        .map(nova -> host(node.name(), role, nova))
                        .filter(said -> !said.equals(told))
                        .ifPresent(said -> other.add(new Differing(node.name(), told, said)));
            });
            other.stream().findFirst().ifPresent(differing::add);
        }

        private static List<String> both(List<String> some, List<String> others) {
            List<String> all = new ArrayList<>(some);
            others.stream().filter(file -> !some.contains(file)).forEach(all::add);
            return Collections.unmodifiableList(all);
        }

        private void notKnown(Node node, Set<NovaHost.Role> roles, Unread why) {
            node.nova()
                    .ifPresentOrElse(
                            nova -> {
                                roles.forEach(role -> hosts.add(host(node.name(), role, nova)));
                                described.add(why);
                            },
                            () -> silent.add(why));
        }
    }

    private static NovaHost host(String name, NovaHost.Role role, InstalledNova nova) {
        Map<RpcApi, String> pins = new LinkedHashMap<>();
        for (RpcApi api : RpcApi.values()) {
            String word = nova.upgradeLevels().get(api.toString());
            if (word != null) {
                pins.put(api, word);
            }
        }
        return new NovaHost(name, role, Release.parse(nova.release()), pins);
    }

    boolean anyFollowsTheRecord() {
        return hosts.stream().anyMatch(host -> "auto".equals(host.pins().get(RpcApi.COMPUTE)));
    }
}
