package io.regioncheck.demo.compute;

import io.regioncheck.demo.region.Ports;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Ports without a neutron: whatever port is named is there, and its agent does as a test says. */
final class PlainPorts implements Ports {
    static final String MISSING = "00000000-0000-4000-8000-000000000000";

    volatile boolean binds = true;
    volatile boolean leases = true;
    volatile boolean metadata = true;
    private final Map<String, List<String>> bound = new ConcurrentHashMap<>();

    @Override
    public Optional<PortState> find(String portId) {
        String server = bound.entrySet().stream()
                .filter(entry -> entry.getValue().contains(portId))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        return portId.equals(MISSING)
                ? Optional.empty()
                : Optional.of(new PortState(
                        portId, "ACTIVE", server, "subnet", List.of(new Group("group", "smoke", "lets all in"))));
    }

    @Override
    public String create(String networkId, String projectId, List<String> securityGroupIds) {
        return "port-in-" + networkId;
    }

    @Override
    public boolean bind(List<String> portIds, String serverId, String host, String zone) {
        if (binds) {
            bound.put(serverId, portIds);
        }
        return binds;
    }

    @Override
    public void unbind(String serverId) {
        bound.remove(serverId);
    }

    @Override
    public List<GuestPort> of(String serverId) {
        return bound.getOrDefault(serverId, List.of()).stream()
                .map(id -> new GuestPort(
                        id,
                        "fa:16:3e:00:00:07",
                        "10.177.1.33",
                        24,
                        "10.177.1.1",
                        1450,
                        "network",
                        "smoke-net",
                        leases,
                        metadata))
                .toList();
    }

    @Override
    public List<String> floatingAddresses(String portId) {
        return List.of("172.24.4.9");
    }
}
