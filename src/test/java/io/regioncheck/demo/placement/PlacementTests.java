package io.regioncheck.demo.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.HttpService;
import io.regioncheck.demo.http.ServiceParts;
import io.regioncheck.demo.http.Weather;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Logbook;
import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.demo.region.Tempo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlacementTests {
    private static final RegionSize TWO = new RegionSize(2, 0);

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Placement placement =
            new Placement(DemoRegion.inZed(TWO, Set.of(), Tempo.BRISK, Logbook.NONE, clock));
    private HttpService service;

    @BeforeEach
    void start() {
        ServiceParts parts = placement.parts();
        service = HttpService.start(
                parts.type(),
                parts.routes(),
                parts.dialect(),
                token -> token.equals("good")
                        ? Optional.of(new Caller("u", "u", "p", "p", Set.of("admin")))
                        : Optional.empty(),
                Weather.CLEAR,
                threads);
    }

    @AfterEach
    void stop() {
        service.close();
        clock.shutdownNow();
        threads.shutdownNow();
    }

    private HttpResponse<String> get(String path, String version) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(service.url() + path))
                        .header("X-Auth-Token", "good")
                        .header("OpenStack-API-Version", "placement " + version)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return Answer.JSON.readTree(get(path, "1.39").body());
    }

    @Test
    void everyComputeIsAProvider() throws Exception {
        assertThat(json("/resource_providers").path("resource_providers").findValuesAsText("name"))
                .containsExactly("compute1.region.example", "compute2.region.example");
        assertThat(json("/resource_providers?name=compute2").path("resource_providers"))
                .isEmpty();
        JsonNode one = json("/resource_providers?name=compute2.region.example").path("resource_providers");
        assertThat(one).hasSize(1);
        String uuid = one.path(0).path("uuid").asText();
        assertThat(json("/resource_providers/" + uuid).path("name").asText()).isEqualTo("compute2.region.example");
        assertThat(json("/resource_providers/" + uuid + "/inventories")
                        .path("inventories")
                        .fieldNames())
                .toIterable()
                .containsExactly("VCPU", "MEMORY_MB", "DISK_GB");
    }

    @Test
    void whatIsClaimedIsHeldUntilItIsFreed() throws Exception {
        placement.claim("server", "project", "user", "compute1", 1, 192, 0);

        JsonNode held = json("/allocations/server");
        String provider = held.path("allocations").fieldNames().next();
        assertThat(held.findValue("resources").toString()).isEqualTo("{\"VCPU\":1,\"MEMORY_MB\":192}");
        assertThat(held.path("project_id").asText()).isEqualTo("project");
        assertThat(json("/resource_providers/" + provider + "/allocations")
                        .path("allocations")
                        .has("server"))
                .isTrue();
        assertThat(json("/resource_providers/" + provider + "/usages")
                        .path("usages")
                        .path("MEMORY_MB")
                        .asInt())
                .isEqualTo(192);
        assertThat(json("/usages?project_id=project")
                        .path("usages")
                        .path("VCPU")
                        .asInt())
                .isEqualTo(1);

        placement.free("server");

        assertThat(json("/allocations/server").path("allocations")).isEmpty();
        assertThat(json("/resource_providers/" + provider + "/usages")
                        .path("usages")
                        .path("MEMORY_MB")
                        .asInt())
                .isZero();
    }

    @Test
    void versionsAreNamedAndThoseThatAreNotServedAreNotAcceptable() throws Exception {
        HttpResponse<String> newest = get("/resource_providers", "latest");
        assertThat(newest.headers().firstValue("openstack-api-version")).contains("placement 1.39");
        assertThat(newest.headers().firstValue("vary")).contains("openstack-api-version");

        HttpResponse<String> tooNew = get("/resource_providers", "1.99");
        assertThat(tooNew.statusCode()).isEqualTo(406);
        JsonNode error = Answer.JSON.readTree(tooNew.body()).path("errors").path(0);
        assertThat(error.path("max_version").asText()).isEqualTo("1.39");
        assertThat(error.path("detail").asText()).endsWith("Invalid microversion: Unacceptable version header: 1.99");
        assertThat(error.path("request_id").asText())
                .isEqualTo(tooNew.headers().firstValue("x-openstack-request-id").orElseThrow());
    }

    @Test
    void aProviderThatNobodyKnowsIsNotFound() throws Exception {
        HttpResponse<String> reply = get("/resource_providers/none", "1.0");

        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(Answer.JSON
                        .readTree(reply.body())
                        .path("errors")
                        .path(0)
                        .path("detail")
                        .asText())
                .isEqualTo("The resource could not be found.\n\n No resource provider with uuid none found  ");
    }
}
