package io.regioncheck.demo.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.Loopback;
import io.regioncheck.demo.http.Loopback.Reply;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Logbook;
import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.demo.region.Tempo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GlanceTests {
    private static final String BINARY = "application/octet-stream";
    private static final String PATCH = "application/openstack-images-v2.1-json-patch";
    private static final Map<String, Caller> CALLERS = Map.of(
            "ours", new Caller("u1", "regioncheck", "p1", "regioncheck", Set.of("member")),
            "other", new Caller("u2", "somebody", "p2", "somebody", Set.of("member")),
            "admin", new Caller("u3", "admin", "p3", "admin", Set.of("admin")));

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Glance glance = new Glance(region(new RegionSize(1, 0)));
    private final Loopback api = new Loopback(glance.parts(), CALLERS);

    private DemoRegion region(RegionSize size, Incident... incidents) {
        return DemoRegion.inZed(size, Set.of(incidents), Tempo.BRISK, Logbook.NONE, clock);
    }

    @AfterEach
    void stop() {
        api.close();
        clock.shutdownNow();
    }

    @Test
    void tellsItsVersionsToAnybodyAndWhereverNothingElseIs() {
        for (String path : List.of("/", "/nope")) {
            Reply root = api.get("", path);
            assertThat(root.status()).isEqualTo(300);
            assertThat(root.json().at("/versions/0/id").asText()).isEqualTo("v2.15");
            assertThat(root.header("x-openstack-request-id")).isEmpty();
        }
        assertThat(api.get("", "/versions").status()).isEqualTo(200);
    }

    @Test
    void refusesStrangersInHtml() {
        Reply refused = api.get("", "/v2/images");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).startsWith("Keystone uri=");
        assertThat(api.get("", "/v2/images", "Accept", "*/*").text()).contains("<h1>401 Unauthorized</h1>");
    }

    @Test
    void wordsRefusalsAsTheClientAcceptsThem() {
        assertThat(api.get("ours", "/v2/images/nope", "Accept", "*/*").text())
                .startsWith("<html>\n <head>\n  <title>404 Not Found</title>")
                .contains("No image found with ID nope<br /><br />");
        assertThat(api.get("ours", "/v2/images/nope", "Accept", "application/json")
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("404 Not Found");
        assertThat(api.get("ours", "/v2/images/nope").header("Content-Type")).startsWith("text/plain");
    }

    @Test
    void hasTheSmokeImageAndItsDataAsRecorded() {
        JsonNode smoke = api.get("ours", "/v2/images?name=smoke").json().at("/images/0");
        assertThat(smoke.path("status").asText()).isEqualTo("active");
        assertThat(smoke.path("visibility").asText()).isEqualTo("public");
        Reply file = api.get("ours", smoke.path("file").asText());
        byte[] data = file.raw().body();
        assertThat((long) data.length).isEqualTo(smoke.path("size").asLong()).isGreaterThan(1 << 20);
        assertThat(ImageData.Sums.of(data).md5())
                .isEqualTo(smoke.path("checksum").asText())
                .isEqualTo(file.header("Content-MD5"));
        assertThat(ImageData.Sums.of(data).sha512())
                .isEqualTo(smoke.path("os_hash_value").asText());
        assertThat(ImageData.virtualSize("qcow2", data))
                .contains(smoke.path("virtual_size").asLong());
        Reply part = api.get("ours", smoke.path("file").asText(), "Range", "bytes=0-9");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes 0-9/" + data.length);
        assertThat(part.raw().body()).hasSize(10);
    }

    @Test
    void keepsWhatIsUploadedAndForgetsWhatIsDeleted() {
        String path = create("{\"name\": \"one\", \"disk_format\": \"raw\", \"container_format\": \"bare\"}");
        assertThat(api.get("ours", path).json().path("status").asText()).isEqualTo("queued");
        assertThat(api.get("ours", path).json().path("size").isNull()).isTrue();
        assertThat(api.get("ours", path + "/file").status()).isEqualTo(204);
        byte[] content = new byte[100_000];
        new Random(1).nextBytes(content);
        assertThat(api.call("ours", "PUT", path + "/file", content, "Content-Type", BINARY)
                        .status())
                .isEqualTo(204);
        JsonNode image = api.get("ours", path).json();
        assertThat(image.path("status").asText()).isEqualTo("active");
        assertThat(image.path("virtual_size").asInt()).isEqualTo(100_000);
        assertThat(api.get("ours", path + "/file").raw().body()).isEqualTo(content);
        assertThat(glance.find(image.path("id").asText())).isPresent();
        assertThat(glance.details(image.path("id").asText())).containsEntry("disk_format", "raw");
        Reply again = api.call("ours", "PUT", path + "/file", content, "Content-Type", BINARY);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("Image status transition from active to saving is not allowed");
        assertThat(api.call("ours", "DELETE", path, new byte[0]).status()).isEqualTo(204);
        assertThat(api.get("ours", path).status()).isEqualTo(404);
        assertThat(api.call("ours", "DELETE", path, new byte[0]).status()).isEqualTo(404);
    }

    @Test
    void keepsProjectsApart() {
        String path = create("{\"name\": \"one\", \"visibility\": \"private\"}");
        assertThat(api.get("other", path).status()).isEqualTo(404);
        assertThat(api.get("admin", path).status()).isEqualTo(200);
        assertThat(names("other")).containsExactly("smoke");
        String smoke = api.get("ours", "/v2/images?name=smoke")
                .json()
                .at("/images/0/self")
                .asText();
        assertThat(api.call("ours", "DELETE", smoke, new byte[0]).status()).isEqualTo(403);
        assertThat(api.send("ours", "POST", "/v2/images", "{\"visibility\": \"public\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refusesToDeleteWhatIsProtectedUntilItIsNot() {
        String path = create("{\"name\": \"one\", \"protected\": true}");
        assertThat(api.call("ours", "DELETE", path, new byte[0]).status()).isEqualTo(403);
        String change = "[{\"op\": \"replace\", \"path\": \"/protected\", \"value\": false}]";
        assertThat(api.send("ours", "PATCH", path, change, "Content-Type", PATCH)
                        .json()
                        .path("protected")
                        .asBoolean())
                .isFalse();
        assertThat(api.send("ours", "PATCH", path, change, "Content-Type", "application/json")
                        .status())
                .isEqualTo(415);
        assertThat(api.call("ours", "DELETE", path, new byte[0]).status()).isEqualTo(204);
    }

    @Test
    void refusesWhatItsSchemaDoesNotHave() {
        assertThat(api.send("ours", "POST", "/v2/images", "{\"disk_format\": \"floppy\"}")
                        .text())
                .contains("Provided object does not match schema")
                .contains("floppy");
        assertThat(api.send("ours", "POST", "/v2/images", "{\"name\"").status()).isEqualTo(400);
        assertThat(api.send("ours", "POST", "/v2/images", "{\"status\": \"active\"}")
                        .status())
                .isEqualTo(403);
        assertThat(api.get("ours", "/v2/images?limit=x").text()).contains("limit param must be an integer");
        assertThat(api.get("ours", "/v2/images?sort_key=foo").status()).isEqualTo(400);
        assertThat(api.get("ours", "/v2/images?marker=none").status()).isEqualTo(400);
    }

    @Test
    void givesEveryImageOnceWhateverThePageSize() {
        try (Loopback big = new Loopback(new Glance(region(new RegionSize(20, 0))).parts(), CALLERS)) {
            List<String> seen = new ArrayList<>();
            String path = "/v2/images?limit=7&sort=name:asc";
            while (!path.isEmpty()) {
                JsonNode page = big.get("ours", path).json();
                page.path("images").forEach(image -> seen.add(image.path("name").asText()));
                path = page.path("next").asText("");
            }
            assertThat(seen).hasSize(31).isSorted().contains("smoke");
            assertThat(new HashSet<>(seen)).hasSize(31);
            assertThat(big.get("ours", "/v2/images").json().path("images")).hasSize(25);
        }
    }

    @Test
    void findsNothingForOthersWhenItIsStopped() {
        Glance stopped = new Glance(region(new RegionSize(1, 0), Incident.GLANCE_STOPPED));
        String smoke = api.get("ours", "/v2/images?name=smoke")
                .json()
                .at("/images/0/id")
                .asText();
        assertThat(stopped.find(smoke)).isEmpty();
        assertThat(glance.find(smoke)).isPresent();
    }

    private String create(String body) {
        Reply made = api.send("ours", "POST", "/v2/images", body);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith(made.json().path("self").asText());
        assertThat(made.header("OpenStack-image-import-methods")).contains("web-download");
        return made.json().path("self").asText();
    }

    private Stream<String> names(String token) {
        List<String> names = new ArrayList<>();
        api.get(token, "/v2/images")
                .json()
                .path("images")
                .forEach(image -> names.add(image.path("name").asText()));
        return names.stream();
    }
}
