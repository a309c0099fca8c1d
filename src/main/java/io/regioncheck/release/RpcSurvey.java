package io.regioncheck.release;

import io.regioncheck.release.NovaHost.Role;
import io.regioncheck.release.RpcMatrix.BrokenPin;
import io.regioncheck.release.RpcMatrix.HostGroup;
import io.regioncheck.release.RpcMatrix.LeftOverPin;
import io.regioncheck.release.RpcMatrix.Link;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Goes through the hosts of a region, group by group: a thousand computes with the same code and pins are one. */
record RpcSurvey(NovaRpc rpc, List<NovaHost> hosts, Release target, OptionalInt oldestCompute) {

    /** Who calls whom: conductors and APIs call computes, computes each other (migration), and everybody the conductor. */
    private static final List<Direction> DIRECTIONS = List.of(
            new Direction(RpcApi.COMPUTE, Role.CONTROLLER, Role.COMPUTE),
            new Direction(RpcApi.COMPUTE, Role.COMPUTE, Role.COMPUTE),
            new Direction(RpcApi.CONDUCTOR, Role.COMPUTE, Role.CONTROLLER),
            new Direction(RpcApi.CONDUCTOR, Role.CONTROLLER, Role.CONTROLLER),
            new Direction(RpcApi.COMPUTE_TASK, Role.COMPUTE, Role.CONTROLLER),
            new Direction(RpcApi.COMPUTE_TASK, Role.CONTROLLER, Role.CONTROLLER),
            new Direction(RpcApi.SCHEDULER, Role.COMPUTE, Role.CONTROLLER),
            new Direction(RpcApi.SCHEDULER, Role.CONTROLLER, Role.CONTROLLER));

    RpcMatrix matrix() {
        List<HostGroup> groups = groups();
        List<Link> links = DIRECTIONS.stream()
                .flatMap(direction -> links(direction, groups))
                .toList();
        return new RpcMatrix(links, brokenPins(), leftOverPins());
    }

    private List<HostGroup> groups() {
        return hosts.stream()
                .collect(Collectors.groupingBy(
                        host -> new HostGroup(host.role(), host.release(), host.pins(), List.of())))
                .entrySet()
                .stream()
                .map(entry -> new HostGroup(
                        entry.getKey().role(),
                        entry.getKey().release(),
                        entry.getKey().pins(),
                        names(entry.getValue())))
                .sorted(Comparator.comparing(HostGroup::role)
                        .thenComparing(HostGroup::release)
                        .thenComparing(HostGroup::toString))
                .toList();
    }

    private Stream<Link> links(Direction direction, List<HostGroup> groups) {
        return groups.stream()
                .filter(client -> client.role() == direction.client())
                .flatMap(client -> groups.stream()
                        .filter(server -> server.role() == direction.server())
                        .map(server -> link(direction.api(), client, server)));
    }

    private Link link(RpcApi api, HostGroup client, HostGroup server) {
        Optional<String> word = Optional.ofNullable(client.pins().get(api));
        return new Link(api, client, server, rpc.talk(api, client.release(), word, oldestCompute, server.release()));
    }

    private List<BrokenPin> brokenPins() {
        return settings().entrySet().stream()
                .flatMap(entry -> entry.getKey().pin() instanceof RpcPin.Broken broken
                        ? Stream.of(new BrokenPin(
                                entry.getKey().api(), entry.getKey().word(), broken.meaning(), names(entry.getValue())))
                        : Stream.empty())
                .sorted(Comparator.comparing(BrokenPin::api).thenComparing(BrokenPin::why))
                .toList();
    }

    private List<LeftOverPin> leftOverPins() {
        if (!hosts.stream().allMatch(host -> host.release() == target)) {
            return List.of();
        }
        return settings().entrySet().stream()
                .flatMap(entry -> entry.getKey().pin() instanceof RpcPin.Fixed fixed
                        ? Stream.of(leftOver(entry.getKey(), fixed, names(entry.getValue())))
                        : Stream.empty())
                .sorted(Comparator.comparing(LeftOverPin::api).thenComparing(LeftOverPin::word))
                .toList();
    }

    private LeftOverPin leftOver(Setting setting, RpcPin.Fixed fixed, List<String> names) {
        RpcVersion max = rpc.of(target, setting.api()).orElseThrow().max();
        return new LeftOverPin(
                setting.api(), setting.word(), fixed.version(), fixed.version().compareTo(max) < 0, names);
    }

    /** Every pin that somebody reads: a release that lost an API does not read its option. */
    private Map<Setting, List<NovaHost>> settings() {
        return hosts.stream()
                .flatMap(host -> host.pins().entrySet().stream()
                        .filter(pin -> rpc.of(host.release(), pin.getKey()).isPresent())
                        .map(pin -> Map.entry(setting(host, pin.getKey(), pin.getValue()), host)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Setting setting(NovaHost host, RpcApi api, String word) {
        return new Setting(api, word, rpc.pin(host.release(), api, Optional.of(word), oldestCompute));
    }

    private static List<String> names(List<NovaHost> hosts) {
        return hosts.stream().map(NovaHost::name).sorted().toList();
    }

    private record Direction(RpcApi api, Role client, Role server) {}

    private record Setting(RpcApi api, String word, RpcPin pin) {}
}
