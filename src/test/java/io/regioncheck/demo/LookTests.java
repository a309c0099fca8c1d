package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.RawClient.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client sees of a release over the wire. */
class LookTests {
    private final List<RawClient> opened = new ArrayList<>();

    private RawClient look(String release) {
        opened.add(RawClient.of(WantedRelease.read(release)));
        return opened.get(0);
    }

    @AfterEach
    void stop() {
        opened.forEach(RawClient::close);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kilo         | identity image compute network volumev2 volume
            mitaka       | identity image compute network volumev3 volumev2 volume
            zed          | identity image placement compute network volumev3
            epoxy        | identity image placement compute network volumev3
            kilo..mitaka | identity image compute network volumev2 volume
            """)
    void theCatalogHasTheServicesOfItsRelease(String release, String types) {
        RawClient client = look(release);
        assertThat(client.types()).containsExactly(types.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"kilo, v3.4", "mitaka, v3.6", "zed, v3.14", "kilo..mitaka, v3.6"})
    void keystoneNamesItsMinorVersion(String release, String newest) {
        RawClient client = look(release);
        Reply root = client.get(client.identity() + "/");
        boolean old = !release.equals("zed");
        assertThat(root.json().at("/versions/values").findValuesAsText("id"))
                .containsExactlyElementsOf(old ? List.of(newest, "v2.0") : List.of(newest));
        assertThat(client.get(client.identity() + "/v2.0/tenants").status()).isEqualTo(old ? 200 : 404);
    }

    @ParameterizedTest
    @CsvSource({"kilo, 2.3, 300", "mitaka, 2.3, 200", "zed, 2.15, 200", "epoxy, 2.17, 200"})
    void glanceNamesItsCurrentVersion(String release, String newest, int status) {
        RawClient client = look(release);
        Reply reply = client.get(client.url("image") + "/versions");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("versions"))
                .filteredOn(version -> version.path("status").asText().equals("CURRENT"))
                .singleElement()
                .satisfies(version -> assertThat(version.path("id").asText()).isEqualTo("v" + newest));
    }

    @Test
    void kilosGlanceKnowsNoSumButMd5AndNoVirtualSize() {
        RawClient client = look("kilo");
        JsonNode image = client.get(client.url("image") + "/v2/images").json().at("/images/0");
        assertThat(image.path("checksum").asText()).hasSize(32);
        assertThat(image.path("virtual_size").isNull()).isTrue();
        assertThat(image.has("os_hash_value") || image.has("os_hidden")).isFalse();
        Reply made = client.post(client.url("image") + "/v2/images", "{'name': 'one'}");
        assertThat(made.json().path("visibility").asText()).isEqualTo("private");
    }

    @ParameterizedTest
    @CsvSource({
        "kilo, 2.3, 2.4",
        "mitaka, 2.25, 2.26",
        "zed, 2.93, 2.94",
        "epoxy, 2.100, 2.101",
        "kilo..mitaka, 2.3, 2.25"
    })
    void novaRefusesMicroversionsThatItDoesNotServe(String release, String newest, String beyond) {
        RawClient client = look(release);
        Reply reply = client.get(client.url("compute") + "/servers", "X-OpenStack-Nova-API-Version", beyond);
        assertThat(reply.status()).isEqualTo(406);
        assertThat(reply.json().at("/computeFault/message").asText())
                .isEqualTo("Version " + beyond + " is not supported by the API. Minimum is 2.1 and maximum is " + newest
                        + ".");
        Reply served = client.get(client.url("compute") + "/servers", "X-OpenStack-Nova-API-Version", newest);
        assertThat(served.header("X-OpenStack-Nova-API-Version")).contains(newest);
    }

    @Test
    void mitakasNovaHearsOnlyItsOwnHeader() {
        RawClient client = look("mitaka");
        Reply reply = client.get(client.url("compute") + "/servers", "OpenStack-API-Version", "compute 2.20");
        assertThat(reply.header("X-OpenStack-Nova-API-Version")).contains("2.1");
        assertThat(reply.header("OpenStack-API-Version")).isEmpty();
        assertThat(reply.header("x-compute-request-id")).isPresent();
        assertThat(reply.header("x-openstack-request-id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kilo, 404, 401", "mitaka, 200, 401", "zed, 200, 200"})
    void olderNovasWantTheProjectInTheUrlAndATokenForTheirDocument(String release, int projectless, int tokenless) {
        RawClient client = look(release);
        String root = client.url("compute").replaceFirst("/v2\\.1.*", "/v2.1");
        assertThat(client.get(root + "/servers").status()).isEqualTo(projectless);
        assertThat(client.getAsNobody(root + "/").status()).isEqualTo(tokenless);
        assertThat(client.get(root + "/").json().at("/version/status").asText()).isEqualTo("CURRENT");
    }

    @ParameterizedTest
    @CsvSource({
        "kilo, 2.3, 'networks', '\"auto\"', 400",
        "zed, 2.36, 'networks', '\"auto\"', 400",
        "zed, 2.18, 'description', '\"d\"', 400",
        "zed, 2.51, 'tags', '[]', 400",
        "kilo, 2.3, 'tags', '[]', 400",
    })
    void novaRefusesFieldsOfLaterMicroversions(String release, String version, String field, String value, int status) {
        RawClient client = look(release);
        String order = "{'server': {'name': 'one', 'flavorRef': '1', '" + field + "': " + value + "}}";
        Reply reply = client.post(client.url("compute") + "/servers", order, "X-OpenStack-Nova-API-Version", version);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().at("/badRequest/message").asText()).contains(field);
    }

    @ParameterizedTest
    @CsvSource({"kilo, false, false", "mitaka, true, false", "zed, true, true"})
    void neutronShowsWhatItsReleaseHas(String release, boolean described, boolean revised) {
        RawClient client = look(release);
        String api = client.url("network") + "/v2.0";
        JsonNode network = client.get(api + "/networks").json().at("/networks/0");
        assertThat(network.has("tenant_id")).isTrue();
        assertThat(network.has("description") && network.has("created_at")).isEqualTo(described);
        assertThat(network.has("revision_number") && network.has("project_id")).isEqualTo(revised);
        assertThat(client.get(api + "/extensions")
                        .json()
                        .findValuesAsText("alias")
                        .contains("standard-attr-description"))
                .isEqualTo(described);
        String external = network.path("id").asText();
        Reply taken = client.post(
                api + "/floatingips",
                "{'floatingip': {'floating_network_id': '" + external + "', 'description': 'mine'}}");
        assertThat(taken.status()).isEqualTo(described ? 201 : 400);
        assertThat(described || taken.text().contains("Unrecognized attribute(s) 'description'"))
                .isTrue();
    }

    @Test
    void neutronOf20251SaysWhichRulesAreOfTheDefaultGroup() {
        RawClient client = look("2025.1");
        JsonNode groups =
                client.get(client.url("network") + "/v2.0/security-groups").json();
        assertThat(groups.findValuesAsText("belongs_to_default_sg"))
                .isNotEmpty()
                .containsOnly("true");
    }

    @ParameterizedTest
    @CsvSource({"kilo, 200, 'v1.0 v2.0'", "mitaka, 300, 'v1.0 v2.0 v3.0'", "zed, 300, v3.0"})
    void cinderListsItsApis(String release, int status, String ids) {
        RawClient client = look(release);
        String type = release.equals("kilo") ? "volumev2" : "volumev3";
        Reply root = client.getAsNobody(client.url(type).replaceFirst("/v\\d/.*", "/"));
        assertThat(root.status()).isEqualTo(status);
        assertThat(root.json().findValuesAsText("id")).containsExactly(ids.split(" "));
    }

    @Test
    void mitakasCinderHasMicroversionsInV3Only() {
        RawClient client = look("mitaka");
        Reply beyond = client.get(client.url("volumev3") + "/volumes", "OpenStack-API-Version", "volume 3.1");
        assertThat(beyond.status()).isEqualTo(406);
        assertThat(beyond.text()).contains("Minimum is 3.0 and maximum is 3.0.");
        Reply second = client.get(client.url("volumev2") + "/volumes", "OpenStack-API-Version", "volume 3.1");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("OpenStack-API-Version")).isEmpty();
        assertThat(client.get(client.url("volume") + "/volumes")
                        .json()
                        .path("volumes")
                        .isArray())
                .isTrue();
        assertThat(client.get(client.url("volumev2") + "/types").json().findValuesAsText("name"))
                .containsExactly("fake", "ceph");
    }
}
