package io.regioncheck.checks.rpc;

import io.regioncheck.release.NovaHost;
import io.regioncheck.release.Release;
import io.regioncheck.release.RpcApi;
import io.regioncheck.release.RpcMatrix.Link;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What to type where hosts cannot talk, or need not be pinned. */
final class PinRemedies {
    private final Map<String, Set<NovaHost.Role>> rolesOf;
    private final Map<String, List<String>> files;
    private final Release target;

    PinRemedies(NovaHosts known, Release target) {
        this.files = known.files();
        this.rolesOf = known.hosts().stream()
                .collect(Collectors.groupingBy(NovaHost::name, Collectors.mapping(NovaHost::role, Collectors.toSet())));
        this.target = target;
    }

    /** @param pins under which the host loses no call, the best first */
    String toTalk(String host, RpcApi api, List<Optional<String>> pins, List<Link> failing) {
        if (pins.isEmpty()) {
            return noPin(failing);
        }
        List<String> behind = failing.stream()
                .filter(link -> link.server().release().isBefore(target))
                .flatMap(link -> link.server().hosts().stream())
                .distinct()
                .sorted()
                .toList();
        String pin = pins.get(0).map(word -> with(host, api, word)).orElseGet(() -> without(host, api));
        return behind.isEmpty() ? pin : "bring " + Names.of(behind) + " to " + target + "; until then, " + pin;
    }

    private static String noPin(List<Link> failing) {
        String client = failing.get(0).client().release().toString();
        String others = failing.stream()
                .map(link -> link.server().release().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        return "no pin makes " + client + " and " + others
                + " talk: bring the older of them to the release of the newer, or both over the releases in between";
    }

    private String with(String host, RpcApi api, String word) {
        List<String> all = files(host, api);
        return "on this host: crudini --set " + all.get(all.size() - 1) + " upgrade_levels " + api + " " + word + "; "
                + restart(host);
    }

    String without(String host, RpcApi api) {
        return "on this host: "
                + files(host, api).stream()
                        .map(file -> "crudini --del " + file + " upgrade_levels " + api + "; ")
                        .collect(Collectors.joining())
                + restart(host);
    }

    /** Those that set it; if none does, that in which it belongs. */
    private List<String> files(String host, RpcApi api) {
        return files.getOrDefault(NovaHosts.key(host, api), List.of("/etc/nova/nova.conf"));
    }

    private String restart(String host) {
        Set<NovaHost.Role> roles = rolesOf.getOrDefault(host, Set.of());
        return "systemctl restart"
                + (roles.contains(NovaHost.Role.CONTROLLER) ? " nova-conductor nova-scheduler nova-api" : "")
                + (roles.contains(NovaHost.Role.COMPUTE) ? " nova-compute" : "");
    }
}
