package io.regioncheck.demo.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What neutron says no to, in its own words. */
class RefusalTests {
    private static final String NOTHING = "00000000-0000-4000-8000-000000000000";

    private final Client client = Client.lab();

    @AfterEach
    void stop() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "networks | NetworkNotFound | Network %s could not be found.",
                "subnets | SubnetNotFound | Subnet %s could not be found.",
                "ports | PortNotFound | Port %s could not be found.",
                "routers | RouterNotFound | Router %s could not be found",
                "floatingips | FloatingIPNotFound | Floating IP %s could not be found",
                "security-groups | SecurityGroupNotFound | Security group %s does not exist",
                "security-group-rules | SecurityGroupRuleNotFound | Security group rule %s does not exist",
                "agents | AgentNotFound | Agent %s could not be found."
            })
    void whatIsNotThereIsNotFound(String path, String type, String words) {
        Client.Said said = client.get(path + "/" + NOTHING);
        assertThat(said.fault()).isEqualTo("404 " + type);
        assertThat(said.at("/NeutronError/message").asText()).isEqualTo(words.formatted(NOTHING));
        assertThat(said.at("/NeutronError/detail").asText("missing")).isEmpty();
    }

    @Test
    void requestWithoutTokenIsUnauthorized() {
        Client.Said said = client.ask("", "GET", "/v2.0/networks", "");
        assertThat(said.status()).isEqualTo(401);
        assertThat(said.at("/error/code").asInt()).isEqualTo(401);
        assertThat(said.headers().get("www-authenticate")).first().asString().startsWith("Keystone uri=");
        assertThat(client.ask("", "GET", "/v2.0/bogus", "").status()).isEqualTo(401);
    }

    @Test
    void pathsThatAreNoneAreNotFound() {
        assertThat(client.get("bogus").fault()).isEqualTo("404 HTTPNotFound");
        assertThat(client.ask("admin", "GET", "/v2.0", "").fault()).isEqualTo("404 HTTPNotFound");
        assertThat(client.ask("admin", "GET", "/v3", "").headers().get("content-type"))
                .containsExactly("text/html; charset=UTF-8");
        assertThat(client.ask("admin", "PATCH", "/v2.0/networks", "").fault()).isEqualTo("405 HTTPMethodNotAllowed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "networks | {'network': | Body contains invalid data",
                "networks | {'net': {}} | Unable to find 'network' in request body",
                "networks | {'network': {'colour': 'red'}} | Unrecognized attribute(s) 'colour'",
                "ports | {'port': {}} | Failed to parse request. Required attribute 'network_id' not specified",
                "ports | {'port': {'network_id': 'x'}} | Invalid input for network_id. Reason: 'x' is not a valid UUID."
            })
    void malformedBodyIsABadRequest(String path, String body, String words) {
        Client.Said said = client.post(path, body);
        assertThat(said.fault()).isEqualTo("400 HTTPBadRequest");
        assertThat(said.at("/NeutronError/message").asText()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vlan | nowhere | 100 | 400 InvalidInput",
                "vlan | physnet1 | 4095 | 400 InvalidInput",
                "flat | physnet1 | 7 | 400 InvalidInput",
                "flat | external | null | 409 FlatNetworkInUse",
                "gre | physnet1 | null | 400 InvalidInput",
                "vlan | physnet1 | 150 | 201 "
            })
    void providerNetworkNeedsAWireThatThereIs(String type, String wire, String number, String outcome) {
        Client.Said said = client.post(
                "networks",
                "{'network': {'provider:network_type': '%s', 'provider:physical_network': '%s', 'provider:segmentation_id': %s}}"
                        .formatted(type, wire, number));
        assertThat(said.fault().strip()).isEqualTo(outcome.strip());
    }

    @Test
    void vlanIsGivenOnceUntilItIsFree() {
        String body =
                "{'network': {'provider:network_type': 'vlan', 'provider:physical_network': 'physnet1', 'provider:segmentation_id': 199}}";
        String network = Client.made(client.post("networks", body), "/network/id");
        assertThat(client.post("networks", body).fault()).isEqualTo("409 VlanIdInUse");
        client.delete("networks/" + network);
        assertThat(client.post("networks", body).status()).isEqualTo(201);
    }

    @Test
    void subnetsOfANetworkDoNotOverlap() {
        String network = client.network();
        client.subnet(network);
        Client.Said said = client.post(
                "subnets",
                "{'subnet': {'network_id': '%s', 'ip_version': 4, 'cidr': '10.177.1.128/25'}}".formatted(network));
        assertThat(said.fault()).isEqualTo("400 InvalidInput");
        assertThat(said.text()).contains("overlaps with another subnet");
    }

    @Test
    void routerPortIsNotDeletedDirectly() {
        String network = client.network();
        String router = client.router(client.subnet(network));
        String port = client.get("ports?device_id=" + router + "&device_owner=network:router_interface")
                .at("/ports/0/id")
                .asText();
        Client.Said said = client.delete("ports/" + port);
        assertThat(said.fault()).isEqualTo("409 ServicePortInUse");
        assertThat(said.text()).contains("has device owner network:router_interface");
    }

    @Test
    void subnetIsPluggedOnce() {
        String network = client.network();
        String subnet = client.subnet(network);
        String router = client.router(subnet);
        String body = "{'subnet_id': '%s'}".formatted(subnet);
        assertThat(client.put("routers/" + router + "/add_router_interface", body)
                        .text())
                .contains("Router already has a port on subnet " + subnet);
        client.put("routers/" + router + "/remove_router_interface", body);
        assertThat(client.put("routers/" + router + "/remove_router_interface", body)
                        .fault())
                .isEqualTo("404 RouterInterfaceNotFoundForSubnet");
    }

    @Test
    void fixedAddressHasOneFloatingAddress() {
        String network = client.network();
        String subnet = client.subnet(network);
        String port = client.port(network);
        assertThat(client.floating(port).fault()).isEqualTo("404 ExternalGatewayForFloatingIPNotFound");
        client.router(subnet);
        assertThat(client.floating(port).status()).isEqualTo(201);
        assertThat(client.floating(port).fault()).isEqualTo("409 FloatingIPPortAlreadyAssociated");
        assertThat(client.get("ports?device_owner=network:floatingip").at("/ports"))
                .as("refused ones keep no address")
                .hasSize(1);
    }

    @Test
    void groupThatPortsUseIsKept() {
        String group =
                Client.made(client.post("security-groups", "{'security_group': {'name': 'g'}}"), "/security_group/id");
        String rule = "{'security_group_rule': {'security_group_id': '%s', 'direction': 'ingress', 'protocol': 'icmp'}}"
                .formatted(group);
        assertThat(client.post("security-group-rules", rule).status()).isEqualTo(201);
        assertThat(client.post("security-group-rules", rule).fault()).isEqualTo("409 SecurityGroupRuleExists");
        String port = Client.made(
                client.post(
                        "ports",
                        "{'port': {'network_id': '%s', 'security_groups': ['%s']}}".formatted(client.network(), group)),
                "/port/id");
        assertThat(client.delete("security-groups/" + group).fault()).isEqualTo("409 SecurityGroupInUse");
        client.delete("ports/" + port);
        assertThat(client.delete("security-groups/" + group).status()).isEqualTo(204);
        assertThat(client.get("security-group-rules?security_group_id=" + group).at("/security_group_rules"))
                .isEmpty();
    }
}
