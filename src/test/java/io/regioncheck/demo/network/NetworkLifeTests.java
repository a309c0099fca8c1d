package io.regioncheck.demo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.region.Ports.GuestPort;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A network from its creation to its end, with a server in it. */
class NetworkLifeTests {
    private final Client client = Client.lab();

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void tenantNetworkIsCarriedByVxlan() {
        String network = client.network();
        assertThat(client.get("networks/" + network)
                        .at("/network/provider:network_type")
                        .asText())
                .isEqualTo("vxlan");
        assertThat(client.get("networks/" + network).at("/network/mtu").asInt()).isEqualTo(1450);
    }

    @Test
    void dhcpAgentServesSubnetAfterAStep() {
        String network = client.network();
        assertThat(client.get("networks/" + network + "/dhcp-agents").at("/agents"))
                .isEmpty();
        client.subnet(network);
        assertThat(client.get("networks/" + network + "/dhcp-agents")
                        .at("/agents/0/host")
                        .asText())
                .isEqualTo("compute1");
        String dhcp = "ports?network_id=" + network + "&device_owner=network:dhcp";
        await().until(() -> client.get(dhcp).at("/ports/0/status").asText().equals("ACTIVE"));
        assertThat(client.get(dhcp).at("/ports/0/binding:vif_type").asText()).isEqualTo("ovs");
        assertThat(client.get(dhcp).at("/ports/0/fixed_ips/0/ip_address").asText())
                .startsWith("10.177.1.");
    }

    @Test
    void routerPortsComeUpAfterAStep() {
        String network = client.network();
        String router = client.router(client.subnet(network));
        assertThat(client.get("routers/" + router).at("/router/status").asText())
                .isEqualTo("ACTIVE");
        assertThat(client.get("routers/" + router + "/l3-agents")
                        .at("/agents/0/binary")
                        .asText())
                .isEqualTo("neutron-l3-agent");
        String ports = "ports?device_id=" + router;
        await().until(() -> client.get(ports).json().findValuesAsText("status").equals(List.of("ACTIVE", "ACTIVE")));
        assertThat(client.get(ports).json().findValuesAsText("ip_address")).contains("10.177.1.1");
        assertThat(client.get("routers/" + router)
                        .at("/router/external_gateway_info/external_fixed_ips/0/ip_address")
                        .asText())
                .startsWith("172.24.4.");
    }

    @Test
    void serverGetsLeaseAndMetadata() {
        String port = guarded("web");
        await().untilAsserted(() -> assertThat(client.neutron().of("server-web"))
                .singleElement()
                .matches(GuestPort::leases)
                .matches(GuestPort::metadata)
                .matches(guest -> guest.gateway().equals("10.177.1.1") && guest.prefix() == 24 && guest.mtu() == 1450));
        assertThat(client.get("ports/" + port).at("/port/device_owner").asText())
                .isEqualTo("compute:nova");
        assertThat(client.neutron().find(port))
                .hasValueSatisfying(state -> assertThat(state.deviceId()).isEqualTo("server-web"));
    }

    @Test
    void floatingAddressAnswersToWhatTheGroupLetsIn() {
        String port = guarded("web");
        Client.Said floating = client.floating(port);
        String address = floating.at("/floatingip/floating_ip_address").asText();
        assertThat(floating.at("/floatingip/status").asText()).isEqualTo("DOWN");
        String path = "floatingips/" + floating.at("/floatingip/id").asText();
        await().until(() -> client.get(path).at("/floatingip/status").asText().equals("ACTIVE"));
        assertThat(client.neutron().floatingAddresses(port)).containsExactly(address);
        assertThat(client.neutron().portOfFloating(address)).isEmpty();

        String group = client.get("ports/" + port).at("/port/security_groups/0").asText();
        allow(group, "'tcp', 'port_range_min': 80, 'port_range_max': 80");
        await().until(() -> client.neutron().portOfFloating(address).equals(Optional.of(port)));
        assertThat(client.neutron().portOfPing(address)).isEmpty();
        allow(group, "'icmp'");
        assertThat(client.neutron().portOfPing(address)).contains(port);
        assertThat(client.neutron().serverOfPort(port)).contains("server-web");
    }

    /** Plugs a server into a routed network, behind a group that lets nobody in. */
    private String guarded(String name) {
        String network = client.network();
        client.router(client.subnet(network));
        String group = Client.made(
                client.post("security-groups", "{'security_group': {'name': '%s'}}".formatted(name)),
                "/security_group/id");
        String port = Client.made(
                client.post(
                        "ports", "{'port': {'network_id': '%s', 'security_groups': ['%s']}}".formatted(network, group)),
                "/port/id");
        assertThat(client.neutron().bind(List.of(port), "server-" + name, "compute1", "nova"))
                .isTrue();
        return port;
    }

    private void allow(String group, String protocol) {
        Client.made(
                client.post(
                        "security-group-rules",
                        "{'security_group_rule': {'security_group_id': '%s', 'direction': 'ingress', 'protocol': %s}}"
                                .formatted(group, protocol)),
                "/security_group_rule/id");
    }

    @Test
    void portOfDeletedServerStaysUnlessNovaMadeIt() {
        String network = client.network();
        client.subnet(network);
        String own = client.port(network);
        String novas = client.neutron().create(network, Client.PROJECT, List.of());
        client.neutron().bind(List.of(own, novas), "server-1", "compute1", "nova");
        assertThat(client.neutron().of("server-1")).extracting(GuestPort::id).containsExactly(own, novas);
        client.neutron().unbind("server-1");
        assertThat(client.get("ports?device_id=server-1").at("/ports")).isEmpty();
        assertThat(client.get("ports/" + own).at("/port/binding:vif_type").asText())
                .isEqualTo("unbound");
        assertThat(client.get("ports/" + novas).fault()).isEqualTo("404 PortNotFound");
    }

    @Test
    void portOfOneServerIsRefusedToAnother() {
        String port = client.port(client.network());
        client.neutron().bind(List.of(port), "server-1", "compute1", "nova");
        assertThatThrownBy(() -> client.neutron().bind(List.of(port), "server-2", "compute1", "nova"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
    }

    @Test
    void addressesOfDeletedPortsAreGivenAgain() {
        String network = client.network();
        client.post(
                "subnets",
                "{'subnet': {'network_id': '%s', 'ip_version': 4, 'cidr': '10.9.0.0/30', 'enable_dhcp': false}}"
                        .formatted(network));
        String first = client.port(network);
        assertThat(client.post("ports", "{'port': {'network_id': '%s'}}".formatted(network))
                        .fault())
                .isEqualTo("409 IpAddressGenerationFailure");
        client.delete("ports/" + first);
        assertThat(client.get("ports/" + client.port(network))
                        .at("/port/fixed_ips/0/ip_address")
                        .asText())
                .isEqualTo("10.9.0.2");
    }

    @Test
    void allGoesInTheEnd() {
        String network = client.network();
        String subnet = client.subnet(network);
        String router = client.router(subnet);
        String port = client.port(network);
        String floating = client.floating(port).at("/floatingip/id").asText();

        assertThat(client.put("routers/" + router + "/remove_router_interface", "{'subnet_id': '" + subnet + "'}")
                        .fault())
                .isEqualTo("409 RouterInterfaceInUseByFloatingIP");
        assertThat(client.delete("floatingips/" + floating).status()).isEqualTo(204);
        assertThat(client.delete("routers/" + router).fault()).isEqualTo("409 RouterInUse");
        assertThat(client.put("routers/" + router + "/remove_router_interface", "{'subnet_id': '" + subnet + "'}")
                        .status())
                .isEqualTo(200);
        assertThat(client.delete("routers/" + router).status()).isEqualTo(204);
        assertThat(client.delete("subnets/" + subnet).fault()).isEqualTo("409 SubnetInUse");
        assertThat(client.delete("networks/" + network).fault()).isEqualTo("409 NetworkInUse");
        assertThat(client.delete("ports/" + port).status()).isEqualTo(204);
        assertThat(client.delete("subnets/" + subnet).status()).isEqualTo(204);
        assertThat(client.delete("networks/" + network).status()).isEqualTo(204);
        assertThat(client.get("networks/" + network).fault()).isEqualTo("404 NetworkNotFound");
        assertThat(client.get("ports").at("/ports"))
                .as("DHCP port and gateway went with them")
                .isEmpty();
    }
}
