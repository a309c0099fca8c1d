package io.regioncheck.demo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Logbook;
import io.regioncheck.demo.region.Ports.GuestPort;
import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.demo.region.Tempo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What neutron shows, and what gets through, when something is wrong. */
class IncidentTests {
    /** Many steps of the test's region: what has not happened by then will not. */
    private static final Duration LONG = Duration.ofMillis(400);

    @Test
    void agentsOfAHealthyRegionLive() {
        try (Client client = Client.lab()) {
            assertThat(dead(client)).isEmpty();
            assertThat(client.get("agents").at("/agents")).hasSize(4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OVS_AGENT_STOPPED, neutron-openvswitch-agent",
        "DHCP_AGENT_STOPPED, neutron-dhcp-agent",
        "L3_AGENT_STOPPED, neutron-l3-agent"
    })
    void stoppedAgentIsNotAlive(Incident incident, String binary) {
        try (Client client = Client.lab(incident)) {
            assertThat(dead(client)).containsExactly(binary);
            assertThat(client.logged())
                    .extracting(Logbook.Entry::message)
                    .anyMatch(line -> line.startsWith("Agent healthcheck: found 1 dead agents out of 4"));
        }
    }

    @Test
    void blockedBrokerSilencesAllAgentsOnceTheirLastReportIsOldEnough() {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            DemoRegion region = DemoRegion.inZed(
                    RegionSize.LAB, Set.of(Incident.RABBIT_MEMORY_ALARM), Tempo.BRISK, line -> {}, clock);
            assertThat(new Agents(region, Instant.now()).dead()).isEmpty();
            assertThat(new Agents(region, Instant.now().minus(Agents.DOWN_TIME)).dead())
                    .hasSize(4);
        } finally {
            clock.shutdownNow();
        }
    }

    @Test
    void whatAgentsMustHearOfIsWrittenButNotAnsweredWhileTheBrokerBlocks() {
        try (Client client = Client.lab(Incident.RABBIT_MEMORY_ALARM)) {
            String network = client.network();
            String body =
                    "{\"subnet\": {\"network_id\": \"" + network + "\", \"ip_version\": 4, \"cidr\": \"10.9.0.0/24\"}}";
            assertThat(client.post("subnets", body).status()).isEqualTo(504);
            assertThat(client.get("subnets?network_id=" + network).at("/subnets"))
                    .hasSize(1);
        }
    }

    private static List<String> dead(Client client) {
        return StreamSupport.stream(client.get("agents").at("/agents").spliterator(), false)
                .filter(agent -> !agent.path("alive").asBoolean())
                .map(agent -> agent.path("binary").asText())
                .toList();
    }

    @Test
    void withoutSwitchAgentNothingIsBound() {
        try (Client client = Client.lab(Incident.OVS_AGENT_STOPPED)) {
            String network = client.network();
            client.router(client.subnet(network));
            String port = client.port(network);
            assertThat(client.neutron().bind(List.of(port), "server-1", "compute1", "nova"))
                    .isFalse();
            assertThat(client.get("ports/" + port).at("/port/binding:vif_type").asText())
                    .isEqualTo("binding_failed");
            assertThat(client.logged())
                    .extracting(Logbook.Entry::message)
                    .anyMatch(line -> line.startsWith("Failed to bind port " + port + " on host compute1"));
            stays(() -> assertThat(statuses(client, network)).containsOnly("DOWN"));
            assertThat(client.neutron().of("server-1")).noneMatch(GuestPort::leases);
        }
    }

    @Test
    void withoutDhcpAgentNobodyServesTheNetwork() {
        try (Client client = Client.lab(Incident.DHCP_AGENT_STOPPED)) {
            String network = client.network();
            client.subnet(network);
            stays(() -> assertThat(statuses(client, network)).isEmpty());
            assertThat(client.get("networks/" + network + "/dhcp-agents").at("/agents"))
                    .isEmpty();
        }
    }

    @Test
    void withoutL3AgentRouterIsActiveAndItsPortsAreNot() {
        try (Client client = Client.lab(Incident.L3_AGENT_STOPPED)) {
            String network = client.network();
            String router = client.router(client.subnet(network));
            String floating =
                    client.floating(client.port(network)).at("/floatingip/id").asText();
            assertThat(client.get("routers/" + router).at("/router/status").asText())
                    .isEqualTo("ACTIVE");
            stays(() -> {
                assertThat(client.get("ports?device_id=" + router).json().findValuesAsText("status"))
                        .containsExactly("DOWN", "DOWN");
                assertThat(client.get("floatingips/" + floating)
                                .at("/floatingip/status")
                                .asText())
                        .isEqualTo("DOWN");
            });
        }
    }

    @Test
    void wrongSecretOnlyCostsMetadata() {
        try (Client client = Client.lab(Incident.METADATA_SECRET)) {
            assertThat(dead(client)).isEmpty();
            GuestPort guest = guest(client);
            assertThat(guest.leases()).isTrue();
            assertThat(guest.metadata()).isFalse();
        }
    }

    @Test
    void wipedFlowsAreNotSeenByTheApi() {
        try (Client client = Client.lab(Incident.FLOWS_WIPED)) {
            assertThat(dead(client)).isEmpty();
            GuestPort guest = guest(client);
            assertThat(guest.leases()).isFalse();
            Client.Said floating = client.floating(guest.id());
            String path = "floatingips/" + floating.at("/floatingip/id").asText();
            await().until(() ->
                    client.get(path).at("/floatingip/status").asText().equals("ACTIVE"));
            assertThat(client.neutron()
                            .portOfFloating(floating.at("/floatingip/floating_ip_address")
                                    .asText()))
                    .isEmpty();
        }
    }

    /** Plugs a server into a network that is carried, and waits until its port is ACTIVE. */
    private static GuestPort guest(Client client) {
        String network = client.network();
        client.router(client.subnet(network));
        String port = client.port(network);
        client.neutron().bind(List.of(port), "server-1", "compute1", "nova");
        await().until(() -> {
            JsonNode ports = client.get("ports?network_id=" + network).json();
            return ports.findValuesAsText("status").equals(List.of("ACTIVE", "ACTIVE", "ACTIVE"));
        });
        return client.neutron().of("server-1").get(0);
    }

    private static List<String> statuses(Client client, String network) {
        return client.get("ports?network_id=" + network).json().findValuesAsText("status");
    }

    private static void stays(Runnable assertion) {
        await().during(LONG).untilAsserted(assertion::run);
    }
}
