package io.regioncheck.checks.rpc;

import io.regioncheck.environment.Environment;
import io.regioncheck.environment.InstalledNova;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.release.NovaHost;
import io.regioncheck.release.Release;
import io.regioncheck.release.RpcApi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Controllers and computes with the nova that they have; one that is both is there twice.
 *
 * @param silent names of those of which it is not known
 */
record NovaHosts(List<NovaHost> hosts, List<String> silent) {
    private static final Map<Role, NovaHost.Role> ROLES =
            Map.of(Role.CONTROLLER, NovaHost.Role.CONTROLLER, Role.COMPUTE, NovaHost.Role.COMPUTE);

    NovaHosts {
        hosts = List.copyOf(hosts);
        silent = List.copyOf(silent);
    }

    /** As the environment describes them. */
    static NovaHosts of(Environment environment) {
        List<NovaHost> hosts = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (Node node : environment.nodes().hosts()) {
            List<NovaHost.Role> roles = Arrays.stream(Role.values())
                    .filter(role -> node.roles().contains(role) && ROLES.containsKey(role))
                    .map(ROLES::get)
                    .toList();
            if (!roles.isEmpty()) {
                node.nova()
                        .ifPresentOrElse(
                                nova -> roles.forEach(role -> hosts.add(host(node.name(), role, nova))),
                                () -> silent.add(node.name()));
            }
        }
        return new NovaHosts(hosts, silent);
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
