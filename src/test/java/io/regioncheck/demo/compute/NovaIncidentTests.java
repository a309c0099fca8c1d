package io.regioncheck.demo.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Logbook;
import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.demo.region.Tempo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NovaIncidentTests {
    private static final Duration A_WHILE = Duration.ofMillis(300);

    private static JsonNode service(LoneNova region, String binary) {
        return region.get("/v2.1/os-services?binary=" + binary)
                .body()
                .path("services")
                .path(0);
    }

    private static Duration silence(JsonNode service) {
        Instant beat = LocalDateTime.parse(service.path("updated_at").asText()).toInstant(ZoneOffset.UTC);
        return Duration.between(beat, Instant.now());
    }

    private static JsonNode actions(LoneNova region, String id) {
        String path = "/v2.1/servers/" + id + "/os-instance-actions";
        JsonNode list = region.get(path).body().path("instanceActions");
        return list.isEmpty()
                ? list
                : region.get(path + "/" + list.path(0).path("request_id").asText())
                        .body()
                        .path("instanceAction");
    }

    private static String logged(LoneNova region, String daemon) {
        return region.log.stream()
                .filter(entry -> entry.daemon().equals(daemon))
                .map(entry -> entry.host() + " " + entry.level() + " " + entry.requestId() + " " + entry.message())
                .collect(Collectors.joining("\n"));
    }

    private static void assertStaysInBuild(LoneNova region, String id) {
        JsonNode last = LoneNova.until(
                () -> region.server(id),
                server -> !server.path("status").asText().equals("BUILD"),
                A_WHILE);
        assertThat(last.path("status").asText()).isEqualTo("BUILD");
        assertThat(last.path("OS-EXT-STS:task_state").asText()).isEqualTo("scheduling");
    }

    @Test
    void withoutIncidentsAllDaemonsAreUp() {
        try (LoneNova region = new LoneNova()) {
            JsonNode services = region.get("/v2.1/os-services").body().path("services");

            assertThat(services.findValuesAsText("binary"))
                    .containsExactly("nova-conductor", "nova-scheduler", "nova-compute");
            assertThat(services.findValuesAsText("state")).containsOnly("up");
            assertThat(silence(services.path(2))).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void withoutAComputeNoValidHostIsFound() {
        try (LoneNova region = new LoneNova(Incident.NOVA_COMPUTE_STOPPED)) {
            assertThat(service(region, "nova-compute").path("state").asText()).isEqualTo("down");
            assertThat(silence(service(region, "nova-compute"))).isGreaterThan(Duration.ofSeconds(60));
            String id = region.boot("one");

            JsonNode fault = region.untilStatus(id, "ERROR").path("fault");

            assertThat(fault.path("code").asInt()).isEqualTo(500);
            assertThat(fault.path("message").asText())
                    .isEqualTo("No valid host was found. There are not enough hosts available.");
            assertThat(region.get("/v2.1/servers/detail")
                            .body()
                            .path("servers")
                            .path(0)
                            .has("fault"))
                    .as("lists know nothing of cell0's faults")
                    .isFalse();
            JsonNode action = actions(region, id);
            assertThat(action.path("message").asText()).isEqualTo("Error");
            JsonNode event = action.path("events").path(0);
            assertThat(event.path("event").asText()).isEqualTo("conductor_schedule_and_build_instances");
            assertThat(event.path("result").asText()).isEqualTo("Error");
            assertThat(event.path("traceback").asText()).contains("in select_destinations");
            assertThat(logged(region, "nova-scheduler")).contains("Filter ComputeFilter returned 0 hosts");
        }
    }

    @Test
    void aHostThatNobodyKnowsIsNotFound() {
        try (LoneNova region = new LoneNova()) {
            LoneNova.Reply reply = region.create(region.order("lost").put("availability_zone", "nova:nowhere"));

            JsonNode server =
                    region.untilStatus(reply.body().path("server").path("id").asText(), "ERROR");

            assertThat(server.path("fault").path("message").asText())
                    .isEqualTo("No valid host was found. No such host - host: nowhere node: None ");
        }
    }

    @Test
    void aHungComputeIsChosenAndClaimedAndNothingMore() {
        try (LoneNova region = new LoneNova(Incident.NOVA_COMPUTE_HUNG)) {
            assertThat(service(region, "nova-compute").path("state").asText()).isEqualTo("up");
            String id = region.boot("one");

            assertStaysInBuild(region, id);

            assertThat(region.placement("/allocations/" + id).body().path("allocations"))
                    .hasSize(1);
            assertThat(actions(region, id).path("events")).isEmpty();
            assertThat(region.delete("/v2.1/servers/" + id).status()).isEqualTo(204);
            assertThat(region.get("/v2.1/servers/" + id).status()).isEqualTo(404);
        }
    }

    @Test
    void withoutAConductorNothingIsRecordedAndTheComputeFallsSilent() {
        try (LoneNova region = new LoneNova(Incident.CONDUCTOR_STOPPED)) {
            assertThat(service(region, "nova-conductor").path("state").asText()).isEqualTo("down");
            assertThat(service(region, "nova-compute").path("state").asText()).isEqualTo("down");
            assertThat(service(region, "nova-scheduler").path("state").asText()).isEqualTo("up");
            String id = region.boot("one");

            assertStaysInBuild(region, id);

            assertThat(actions(region, id)).isEmpty();
        }
    }

    @Test
    void withoutASchedulerTheConductorTimesOut() {
        try (LoneNova region = new LoneNova(Incident.SCHEDULER_STOPPED)) {
            assertThat(service(region, "nova-scheduler").path("state").asText()).isEqualTo("down");
            String id = region.boot("one");

            assertThat(region.untilStatus(id, "ERROR")
                            .path("fault")
                            .path("message")
                            .asText())
                    .isEqualTo("MessagingTimeout");
            assertThat(logged(region, "nova-conductor"))
                    .contains("oslo_messaging.exceptions.MessagingTimeout: Timed out waiting for a reply");
        }
    }

    @Test
    void aPinOfComputeBreaksTheConductorsCast() {
        try (LoneNova region = new LoneNova(Incident.COMPUTE_PIN_JUNO)) {
            LoneNova.Reply created = region.create(region.order("one"));
            String id = created.body().path("server").path("id").asText();

            assertStaysInBuild(region, id);

            assertThat(logged(region, "nova-conductor"))
                    .contains("controller ERROR " + created.header("x-openstack-request-id"))
                    .contains("RPCVersionCapError: Requested message version, 5.0 is incompatible.");
            assertThat(region.placement("/allocations/" + id).body().path("allocations"))
                    .isEmpty();
        }
    }

    @Test
    void novaCannotLogInToNeutron() {
        try (LoneNova region = new LoneNova(Incident.NOVA_NEUTRON_AUTH)) {
            LoneNova.Reply reply = region.create(region.order("one"));

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.body().path("computeFault").path("message").asText())
                    .contains("Unexpected API Error.")
                    .contains("<class 'keystoneauth1.exceptions.http.BadRequest'>");
            assertThat(logged(region, "nova-api"))
                    .contains("ERROR " + reply.header("x-openstack-request-id"))
                    .contains("Expecting to find domain");
            assertThat(region.get("/v2.1/servers").body().path("servers")).isEmpty();
        }
    }

    @Test
    void whoPublishesIsBlockedWhileTheBrokerIsOutOfMemory() {
        try (LoneNova region = new LoneNova(Incident.RABBIT_MEMORY_ALARM)) {
            LoneNova.Reply reply = region.create(region.order("one"));
            assertThat(reply.status()).isEqualTo(504);
            JsonNode servers = region.get("/v2.1/servers").body().path("servers");
            assertThat(servers).hasSize(1);
            assertStaysInBuild(region, servers.path(0).path("id").asText());
        }
    }

    @Test
    void computesAreDownOnceTheBrokerHasBlockedTheirHeartbeatsLongEnough() {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            DemoRegion region = DemoRegion.inZed(
                    RegionSize.LAB, Set.of(Incident.RABBIT_MEMORY_ALARM), Tempo.BRISK, line -> {}, clock);
            assertThat(down(new Daemons(region, Instant.now()))).isEmpty();
            assertThat(down(new Daemons(
                            region, Instant.now().minus(Daemons.DOWN_TIME).minusSeconds(1))))
                    .containsExactly("nova-compute");
        } finally {
            clock.shutdownNow();
        }
    }

    private static List<String> down(Daemons daemons) {
        return daemons.all().stream()
                .filter(daemon -> !daemons.isUp(daemon))
                .map(Daemons.Daemon::binary)
                .toList();
    }

    @Test
    void withoutAnAgentNoPortIsBoundAndTheServerEndsInError() {
        try (LoneNova region = new LoneNova()) {
            region.ports.binds = false;
            String id = region.boot("one");

            JsonNode server = region.untilStatus(id, "ERROR");

            assertThat(server.path("fault").path("message").asText())
                    .startsWith("Exceeded maximum number of retries. Exhausted all hosts available");
            assertThat(server.path("fault").path("details").asText()).contains("PortBindingFailed");
            assertThat(region.get("/v2.1/servers/detail")
                            .body()
                            .path("servers")
                            .path(0)
                            .has("fault"))
                    .isTrue();
            assertThat(logged(region, "nova-compute"))
                    .contains("compute1 ERROR")
                    .contains("PortBindingFailed");
            assertThat(region.placement("/allocations/" + id).body().path("allocations"))
                    .isEmpty();
        }
    }

    @Test
    void aBootIsRecordedStepByStep() {
        try (LoneNova region = new LoneNova()) {
            String id = region.boot("one");
            region.untilStatus(id, "ACTIVE");

            JsonNode event = LoneNova.until(
                            () -> actions(region, id),
                            action ->
                                    action.path("events").path(0).path("result").isTextual())
                    .path("events")
                    .path(0);

            assertThat(event.path("event").asText()).isEqualTo("compute__do_build_and_run_instance");
            assertThat(event.path("result").asText()).isEqualTo("Success");
            assertThat(region.log).extracting(Logbook.Entry::daemon).contains("nova-api", "nova-compute");
        }
    }
}
