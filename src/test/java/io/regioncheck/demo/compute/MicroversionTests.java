package io.regioncheck.demo.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MicroversionTests {
    private LoneNova region;

    @BeforeEach
    void start() {
        region = new LoneNova();
    }

    @AfterEach
    void stop() {
        region.close();
    }

    @Test
    void theRootNamesBothApis() {
        JsonNode versions = region.getAs("nobody", "/").body().path("versions");

        assertThat(versions.findValuesAsText("id")).containsExactly("v2.0", "v2.1");
        assertThat(versions.path(1).path("version").asText()).isEqualTo("2.93");
        assertThat(versions.path(1).path("links").path(0).path("href").asText()).isEqualTo(region.url() + "/v2.1/");
    }

    @Test
    void anAnswerNamesItsVersionInBothHeaders() {
        LoneNova.Reply reply = region.get("/v2.1/servers", "OpenStack-API-Version", "compute 2.60");

        assertThat(reply.header("OpenStack-API-Version")).isEqualTo("compute 2.60");
        assertThat(reply.header("X-OpenStack-Nova-API-Version")).isEqualTo("2.60");
        assertThat(reply.header("Vary")).isEqualTo("OpenStack-API-Version, X-OpenStack-Nova-API-Version");
        assertThat(reply.header("x-openstack-request-id")).startsWith("req-");
        assertThat(reply.header("x-compute-request-id")).isEqualTo(reply.header("x-openstack-request-id"));
    }

    @Test
    void theOldHeaderIsHeardAndNoneMeansTheOldest() {
        assertThat(region.get("/v2.1/servers", "X-OpenStack-Nova-API-Version", "2.10")
                        .header("OpenStack-API-Version"))
                .isEqualTo("compute 2.10");
        assertThat(region.get("/v2.1/servers").header("OpenStack-API-Version")).isEqualTo("compute 2.1");
        assertThat(region.get("/v2.1/servers", "OpenStack-API-Version", "compute latest")
                        .header("OpenStack-API-Version"))
                .isEqualTo("compute 2.93");
    }

    @Test
    void aVersionThatIsNotServedIsNotAcceptable() {
        LoneNova.Reply reply = region.get("/v2.1/servers", "OpenStack-API-Version", "compute 2.99");

        assertThat(reply.status()).isEqualTo(406);
        assertThat(reply.body().path("computeFault").path("message").asText())
                .isEqualTo("Version 2.99 is not supported by the API. Minimum is 2.1 and maximum is 2.93.");
    }

    @Test
    void whatIsNoVersionIsABadRequest() {
        LoneNova.Reply reply = region.get("/v2.1/servers", "OpenStack-API-Version", "compute bogus");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("OpenStack-API-Version")).isEqualTo("none");
    }

    @Test
    void theShimAnswersWithoutMicroversions() {
        LoneNova.Reply reply = region.get("/v2/p1/servers?limit=1", "OpenStack-API-Version", "compute 2.60");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("OpenStack-API-Version")).isEqualTo("none");
        assertThat(reply.header("X-OpenStack-Nova-API-Version")).isEqualTo("none");
    }

    @Test
    void theProjectOfAPathMustBeTheCallers() {
        LoneNova.Reply reply = region.get("/v2/p9/servers");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("badRequest").path("message").asText())
                .isEqualTo("Malformed request URL: URL's project_id 'p9' doesn't match Context's project_id 'p1'");
    }

    @Test
    void whoHasNoTokenIsToldToLogIn() {
        LoneNova.Reply reply = region.getAs("nobody", "/v2.1/servers");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body().path("error").path("title").asText()).isEqualTo("Unauthorized");
        assertThat(reply.header("WWW-Authenticate")).startsWith("Keystone uri=");
        assertThat(reply.header("OpenStack-API-Version")).isEqualTo("none");
    }

    @Test
    void pathsThatNobodyKnowsLeadToAPageOrToTheVersions() {
        assertThat(region.get("/v2.1/nowhere").header("Content-Type")).isEqualTo("text/html; charset=UTF-8");
        assertThat(region.get("/nowhere").status()).isEqualTo(300);
    }

    @Test
    void aServerShowsMoreToNewerClients() {
        String id = region.boot("one");

        JsonNode old = region.get("/v2.1/servers/" + id).body().path("server");
        JsonNode current = region.get("/v2.1/servers/" + id, "OpenStack-API-Version", "compute 2.93")
                .body()
                .path("server");

        assertThat(old.path("flavor").has("links")).isTrue();
        assertThat(old.has("tags")).isFalse();
        assertThat(current.path("flavor").path("original_name").asText()).isEqualTo("m1.smoke");
        assertThat(current.has("tags")).isTrue();
        assertThat(current.has("server_groups")).isTrue();
    }
}
