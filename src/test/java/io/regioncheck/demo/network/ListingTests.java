package io.regioncheck.demo.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.region.RegionSize;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists: what they are cut by, who sees what, and that big ones come quickly. */
class ListingTests {
    @Test
    void rootNamesTheApi() {
        try (Client client = Client.lab()) {
            Client.Said root = client.ask("", "GET", "/", "");
            assertThat(root.at("/versions/0/links/0/href").asText()).isEqualTo(client.url() + "/v2.0/");
            assertThat(root.headers()).doesNotContainKey("x-openstack-request-id");
            assertThat(client.get("").at("/resources")).hasSize(4);
            assertThat(client.get("extensions").json().findValuesAsText("alias"))
                    .contains("router", "security-group");
            assertThat(client.get("extensions/parity").status()).isEqualTo(404);
            assertThat(client.get("networks").headers().get("x-openstack-request-id"))
                    .singleElement()
                    .asString()
                    .startsWith("req-");
        }
    }

    @Test
    void externalNetworkIsThereFromTheStart() {
        try (Client client = Client.lab()) {
            JsonNode network = client.get("networks?router:external=True").at("/networks/0");
            assertThat(network.path("provider:network_type").asText()).isEqualTo("flat");
            JsonNode subnet = client.get(
                            "subnets/" + network.path("subnets").get(0).asText())
                    .at("/subnet");
            assertThat(subnet.path("cidr").asText()).isEqualTo("172.24.4.0/24");
            assertThat(subnet.path("allocation_pools").get(0).path("start").asText())
                    .isEqualTo("172.24.4.10");
        }
    }

    @Test
    void pagesLeadFromOneToTheNext() {
        try (Client client = Client.lab()) {
            List<String> made =
                    IntStream.range(0, 5).mapToObj(i -> client.network()).toList();
            List<String> seen = new ArrayList<>();
            String path = "networks?limit=2&tenant_id=" + Client.PROJECT;
            while (!path.isEmpty()) {
                Client.Said page = client.get(path);
                assertThat(page.at("/networks").size()).isLessThanOrEqualTo(2);
                seen.addAll(page.at("/networks").findValuesAsText("id"));
                path = next(page.at("/networks_links"));
            }
            assertThat(seen).containsExactlyInAnyOrderElementsOf(made).isSorted();
        }
    }

    private static String next(JsonNode links) {
        for (JsonNode link : links) {
            if (link.path("rel").asText().equals("next")) {
                URI href = URI.create(link.path("href").asText());
                return "networks?" + href.getRawQuery();
            }
        }
        return "";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=x | Bad limit request: Limit must be an integer 0 or greater and not 'x'.",
                "bogus=1 | ['bogus'] is invalid attribute for filtering",
                "sort_key=id | The number of sort_keys and sort_dirs must be same",
                "sort_key=x&sort_dir=asc | ['x'] is invalid attribute for sort_keys",
                "sort_key=id&sort_dir=x | ['x'] is invalid value for sort_dirs, valid value is 'asc' and 'desc'",
                "router:external=x | Invalid input for operation: 'x' cannot be converted to boolean."
            })
    void badQueriesAreRefused(String query, String words) {
        try (Client client = Client.lab()) {
            Client.Said said = client.get("networks?" + query);
            assertThat(said.status()).isEqualTo(400);
            assertThat(said.at("/NeutronError/message").asText()).isEqualTo(words);
        }
    }

    @Test
    void onlyTheFieldsAskedForAreShown() {
        try (Client client = Client.lab()) {
            JsonNode network = client.get("networks?fields=id&fields=name").at("/networks/0");
            assertThat(network.fieldNames()).toIterable().containsExactly("id", "name");
        }
    }

    @Test
    void membersSeeTheirOwnAndWhatIsShared() {
        try (Client client = Client.lab()) {
            String foreign = client.network();
            String port = client.port(foreign);
            Client.Said own = client.ask("member", "POST", "/v2.0/networks", "{\"network\": {\"name\": \"own\"}}");
            assertThat(own.json().path("network").has("provider:network_type")).isFalse();
            assertThat(client.ask("member", "GET", "/v2.0/networks", "").json().findValuesAsText("name"))
                    .containsExactlyInAnyOrder("own", "public");
            assertThat(client.ask("member", "GET", "/v2.0/networks/" + foreign, "")
                            .fault())
                    .isEqualTo("404 NetworkNotFound");
            assertThat(client.ask("member", "GET", "/v2.0/ports/" + port, "").status())
                    .isEqualTo(404);
            assertThat(client.ask("member", "GET", "/v2.0/agents", "").at("/agents"))
                    .isEmpty();
            assertThat(client.ask(
                                    "stranger",
                                    "DELETE",
                                    "/v2.0/networks/" + own.at("/network/id").asText(),
                                    "")
                            .status())
                    .isEqualTo(404);
            assertThat(client.get("networks").json().findValuesAsText("name")).contains("own", "net", "public");
        }
    }

    @Test
    void membersDoNotChooseTheWire() {
        try (Client client = Client.lab()) {
            Client.Said said = client.ask(
                    "member",
                    "POST",
                    "/v2.0/networks",
                    "{\"network\": {\"provider:network_type\": \"vlan\", \"provider:physical_network\": \"physnet1\"}}");
            assertThat(said.fault()).isEqualTo("403 PolicyNotAuthorized");
            assertThat(said.text()).contains("rule:create_network:provider:network_type");
        }
    }

    @Test
    void everyProjectHasItsDefaultGroup() {
        try (Client client = Client.lab()) {
            JsonNode groups =
                    client.ask("member", "GET", "/v2.0/security-groups", "").at("/security_groups");
            assertThat(groups.findValuesAsText("name")).containsExactly("default");
            assertThat(groups.findValuesAsText("direction"))
                    .containsExactlyInAnyOrder("ingress", "ingress", "egress", "egress");
            assertThat(client.ask("member", "GET", "/v2.0/security-groups", "").at("/security_groups"))
                    .hasSize(1);
        }
    }

    private static String server(int number) {
        return Neutron.id("RegionOne/portal-server/" + number);
    }

    @Test
    void bigRegionIsListedQuickly() {
        try (Client client = new Client(new RegionSize(1000, 4000))) {
            String portal = Neutron.id("portal").replace("-", "");
            assertThat(client.get("agents").at("/agents")).hasSize(1060);
            assertThat(client.get("ports?device_id=" + server(3999)).json().findValuesAsText("device_owner"))
                    .containsExactly("compute:zone4");
            assertThat(client.neutron().of(server(17))).hasSize(1);
            Instant begin = Instant.now();
            for (int i = 0; i < 50; i++) {
                assertThat(client.get("ports?limit=1&project_id=" + portal).at("/ports"))
                        .hasSize(1);
                assertThat(client.get("ports?device_id=" + server(i)).at("/ports"))
                        .hasSize(1);
            }
            assertThat(client.get("ports?project_id=" + portal).at("/ports")).hasSize(4001);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
        }
    }
}
