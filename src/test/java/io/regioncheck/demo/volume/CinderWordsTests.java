package io.regioncheck.demo.volume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.http.Loopback.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How cinder says things: refusals, versions, what it is made of. */
class CinderWordsTests {
    private final VolumeStage stage = new VolumeStage();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void refusesInCindersWords() {
        assertThat(refusal("{\"volume\": {\"size\": \"large\"}}"))
                .isEqualTo("Invalid input for field/attribute size. Value: large. 'large' does not match '^[0-9]+$'");
        assertThat(refusal("{\"volume\": {}}"))
                .isEqualTo("Invalid input received: Volume size 'None' must be an integer and greater than 0");
        assertThat(refusal("{}")).isEqualTo("'volume' is a required property");
        assertThat(refusal("{\"volume\"")).isEqualTo("Malformed request body");
        assertThat(refusal("{\"volume\": {\"size\": 1, \"imageRef\": \"" + VolumeStage.IMAGE + "\"}}"))
                .isEqualTo("Invalid input received: Size of specified image 2GB is larger than volume size 1GB.");
        assertThat(refusal("{\"volume\": {\"size\": 1, \"imageRef\": \"nothing\"}}"))
                .isEqualTo("Invalid image identifier or unable to access requested image.");
        assertThat(stage.send("ours", "POST", "/volumes", "{\"volume\": {\"size\": 1, \"volume_type\": \"x\"}}")
                        .json()
                        .at("/itemNotFound/message")
                        .asText())
                .isEqualTo("Volume type with name x could not be found.");
        assertThat(stage.send("ours", "POST", "/volumes", "{\"volume\": {\"size\": 9000}}")
                        .status())
                .isEqualTo(413);
        assertThat(stage.get("ours", "/nope", "Accept", "*/*").text()).contains("<h1>404 Not Found</h1>");
    }

    private String refusal(String body) {
        return stage.send("ours", "POST", "/volumes", body)
                .json()
                .at("/badRequest/message")
                .asText();
    }

    @Test
    void speaksTheMicroversionThatIsAskedFor() {
        Reply plain = stage.get("ours", "/volumes");
        assertThat(plain.header(Microversion.HEADER)).isEqualTo("volume 3.0");
        assertThat(plain.header("Vary")).isEqualTo(Microversion.HEADER);
        assertThat(plain.header("x-compute-request-id"))
                .isEqualTo(plain.header("x-openstack-request-id"))
                .startsWith("req-");
        assertThat(stage.get("ours", "/messages").status()).isEqualTo(404);
        assertThat(stage.get("ours", "/messages", Microversion.HEADER, "volume 3.5")
                        .status())
                .isEqualTo(200);
        Reply unknown = stage.get("ours", "/volumes", Microversion.HEADER, "volume 3.999");
        assertThat(unknown.status()).isEqualTo(406);
        assertThat(unknown.header(Microversion.HEADER)).isEqualTo("volume 3.999");
        assertThat(stage.get("ours", "/volumes", Microversion.HEADER, "volume 3.x")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void showsItsVersionsAndTypesAndPools() {
        assertThat(stage.get("", "^/").status()).isEqualTo(300);
        assertThat(stage.get("", "^/v3/").json().at("/error/title").asText()).isEqualTo("Unauthorized");
        assertThat(stage.get("ours", "^/v3/").json().at("/versions/0/version").asText())
                .isEqualTo("3.70");
        JsonNode types = stage.get("admin", "/types").json().path("volume_types");
        assertThat(types.findValuesAsText("name")).containsExactly("fake", "ceph", "__DEFAULT__");
        assertThat(types.at("/1/extra_specs/volume_backend_name").asText()).isEqualTo("ceph");
        assertThat(stage.get("ours", "/types").json().at("/volume_types/1/extra_specs"))
                .isEmpty();
        assertThat(stage.get("ours", "/types/default")
                        .json()
                        .at("/volume_type/name")
                        .asText())
                .isEqualTo("ceph");
        JsonNode pools = stage.get("admin", "/scheduler-stats/get_pools?detail=True")
                .json()
                .path("pools");
        assertThat(pools.findValuesAsText("name")).containsExactly("controller@ceph#ceph", "controller@fake#fake");
        assertThat(pools.at("/0/capabilities/free_capacity_gb").isNumber()).isTrue();
    }
}
