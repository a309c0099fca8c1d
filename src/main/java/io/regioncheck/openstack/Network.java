package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Neutron. */
public final class Network {
    private static final String SERVICE = "network";
    private static final String EXTERNAL = "?router:external=True";

    private final Rest rest;

    Network(Rest rest) {
        this.rest = rest;
    }

    public List<Agent> agents() {
        return list("agents", "").stream().map(NetworkAnswers::agent).toList();
    }

    /** Returns the aliases of the API extensions that are offered. */
    public List<String> extensions() {
        return list("extensions", "").stream()
                .map(extension -> Fields.text(extension, "alias"))
                .toList();
    }

    /**
     * Returns the external network with this name or id, ours or a shared one where several have the name; a {@link CallFailed} of kind
     * NOT_FOUND if there is none, or still more than one.
     */
    public VirtualNetwork externalNetwork(String nameOrId) {
        String encoded = URLEncoder.encode(nameOrId, StandardCharsets.UTF_8);
        List<JsonNode> named = list("networks", EXTERNAL + "&name=" + encoded);
        List<JsonNode> withId = named.isEmpty() ? list("networks", EXTERNAL + "&id=" + encoded) : List.of();
        return NetworkAnswers.network(withId.stream()
                .findFirst()
                .orElseGet(() -> Pick.named(
                        "external network", nameOrId, named, this::isForUs, () -> list("networks", EXTERNAL))));
    }

    private boolean isForUs(JsonNode network) {
        return network.path("shared").asBoolean()
                || network.path("tenant_id")
                        .asText()
                        .equals(rest.tokens().current(rest).projectId());
    }

    public VirtualNetwork network(String id) {
        return NetworkAnswers.network(get("networks/" + id, "network"));
    }

    public VirtualNetwork create(NetworkSpec spec) {
        ObjectNode network = Body.object().put("name", spec.name());
        Body.put(network, "provider:network_type", spec.type());
        Body.put(network, "provider:physical_network", spec.physicalNetwork());
        spec.segment().ifPresent(segment -> network.put("provider:segmentation_id", segment));
        return NetworkAnswers.network(post("networks", "network", network));
    }

    public Subnet createSubnet(String name, String networkId, String cidr) {
        ObjectNode subnet = Body.object()
                .put("name", name)
                .put("network_id", networkId)
                .put("ip_version", 4)
                .put("cidr", cidr);
        return NetworkAnswers.subnet(post("subnets", "subnet", subnet));
    }

    /** Creates a router, with a gateway in the external network if one is given. */
    public Router createRouter(String name, Optional<String> externalNetworkId) {
        ObjectNode router = Body.object().put("name", name);
        externalNetworkId.ifPresent(
                network -> router.putObject("external_gateway_info").put("network_id", network));
        return NetworkAnswers.router(post("routers", "router", router));
    }

    public Router router(String id) {
        return NetworkAnswers.router(get("routers/" + id, "router"));
    }

    public void plug(String routerId, String subnetId) {
        new RouterInterfaces(rest, routerId).plug(subnetId);
    }

    public void unplug(String routerId, String subnetId) {
        new RouterInterfaces(rest, routerId).unplug(subnetId);
    }

    public Port createPort(String name, String networkId, List<String> securityGroupIds) {
        ObjectNode port = Body.object().put("name", name).put("network_id", networkId);
        if (!securityGroupIds.isEmpty()) {
            securityGroupIds.forEach(port.putArray("security_groups")::add);
        }
        return NetworkAnswers.port(post("ports", "port", port));
    }

    public Port port(String id) {
        return NetworkAnswers.port(get("ports/" + id, "port"));
    }

    /** Returns all ports of a network, DHCP and router ports too. */
    public List<Port> portsOf(String networkId) {
        return ports("?network_id=" + networkId);
    }

    /** Returns all ports of a device, such as a server or a router. */
    public List<Port> portsOfDevice(String deviceId) {
        return ports("?device_id=" + deviceId);
    }

    /** Returns the hosts of the DHCP agents that serve a network. */
    public List<String> dhcpHosts(String networkId) {
        return hosts("/v2.0/networks/" + networkId + "/dhcp-agents");
    }

    /** Returns the hosts of the L3 agents that serve a router. */
    public List<String> routerHosts(String routerId) {
        return hosts("/v2.0/routers/" + routerId + "/l3-agents");
    }

    public SecurityGroup createSecurityGroup(String name) {
        JsonNode group = post("security-groups", "security_group", Body.object().put("name", name));
        return new SecurityGroup(Fields.text(group, "id"), Fields.text(group, "name"));
    }

    /** Lets IPv4 of a protocol in, from anywhere, to one port if one is given. */
    public void allow(String securityGroupId, String protocol, Optional<Integer> port) {
        ObjectNode rule = Body.object()
                .put("security_group_id", securityGroupId)
                .put("direction", "ingress")
                .put("ethertype", "IPv4")
                .put("protocol", protocol);
        port.ifPresent(number -> rule.put("port_range_min", number).put("port_range_max", number));
        rest.sendOnce(
                Ask.post(SERVICE, "/v2.0/security-group-rules", Body.of("security_group_rule", rule)),
                () -> list("security-group-rules", "?security_group_id=" + securityGroupId).stream()
                        .anyMatch(known -> isSame(known, rule)));
    }

    private static boolean isSame(JsonNode known, JsonNode rule) {
        return List.of("direction", "ethertype", "protocol", "port_range_min", "port_range_max").stream()
                .allMatch(field ->
                        known.path(field).asText("").equals(rule.path(field).asText("")));
    }

    /**
     * Takes a floating address of the external network for a port; the description carries the name that it is found by, where the
     * release has descriptions (from Mitaka on, neutron extension standard-attr-description).
     */
    public FloatingAddress createFloatingAddress(String description, String externalNetworkId, String portId) {
        ObjectNode address =
                Body.object().put("floating_network_id", externalNetworkId).put("port_id", portId);
        try {
            ObjectNode described = address.deepCopy().put("description", description);
            return NetworkAnswers.floatingAddress(post("floatingips", "floatingip", described));
        } catch (CallFailed failed) {
            if (failed.kind() != CallFailed.Kind.REJECTED || !failed.answered().contains("description")) {
                throw failed;
            }
            return NetworkAnswers.floatingAddress(post("floatingips", "floatingip", address));
        }
    }

    public FloatingAddress floatingAddress(String id) {
        return NetworkAnswers.floatingAddress(get("floatingips/" + id, "floatingip"));
    }

    /** Returns the floating address of a port, if it has one. */
    public Optional<FloatingAddress> floatingAddressOf(String portId) {
        return list("floatingips", "?port_id=" + portId).stream()
                .map(NetworkAnswers::floatingAddress)
                .findFirst();
    }

    /**
     * Returns what of a kind in our project has a name with the prefix. A floating address is named by its description, or by the port
     * that it leads to where the release has no descriptions.
     */
    public List<Named> named(NetworkKind kind, String prefix) {
        List<JsonNode> things = ours(kind);
        Map<String, String> ports = things.stream().allMatch(thing -> thing.has(kind.nameField()))
                ? Map.of()
                : ours(NetworkKind.PORT).stream()
                        .collect(Collectors.toMap(
                                port -> Fields.text(port, "id"),
                                port -> port.path("name").asText()));
        return things.stream()
                .map(thing -> new Named(
                        Fields.text(thing, "id"),
                        thing.path(kind.nameField())
                                .asText(ports.getOrDefault(thing.path("port_id").asText(), "")),
                        Fields.optionalInstant(thing, "created_at")))
                .filter(thing -> thing.name().startsWith(prefix))
                .toList();
    }

    private List<JsonNode> ours(NetworkKind kind) {
        return list(kind.path(), "?tenant_id=" + rest.tokens().current(rest).projectId());
    }

    /** Deletes; what is not there any more is fine. A router loses its interfaces and its gateway first. */
    public void delete(NetworkKind kind, String id) {
        if (kind == NetworkKind.ROUTER) {
            new RouterInterfaces(rest, id).unplugAll();
        }
        rest.delete(SERVICE, "/v2.0/" + kind.path() + "/" + id);
    }

    private List<Port> ports(String query) {
        return list("ports", query).stream().map(NetworkAnswers::port).toList();
    }

    private List<String> hosts(String path) {
        return rest.list(SERVICE, path, "agents").stream()
                .map(agent -> Fields.text(agent, "host"))
                .toList();
    }

    private List<JsonNode> list(String path, String query) {
        return rest.list(SERVICE, "/v2.0/" + path + query, path.replace('-', '_'));
    }

    private JsonNode get(String path, String name) {
        return rest.get(SERVICE, "/v2.0/" + path).path(name);
    }

    private JsonNode post(String path, String name, JsonNode inner) {
        return rest.send(Ask.post(SERVICE, "/v2.0/" + path, Body.of(name, inner)))
                .body()
                .path(name);
    }
}
