package io.regioncheck.demo.volume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.region.Incident;
import java.time.Duration;
import java.time.LocalDateTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class VolumeIncidentTests {
    private static final String NOWHERE = "schedule allocate volume:Could not find any available weighted backend.";

    @Test
    void showsBackendsDownAndPutsNewVolumesIntoErrorWithoutTheVolumeService() {
        try (VolumeStage stage = new VolumeStage(Incident.CINDER_VOLUME_STOPPED)) {
            JsonNode services = stage.get("admin", "/os-services").json().path("services");
            assertThat(services.findValuesAsText("state")).containsExactly("up", "down", "down");
            assertThat(behind(services)).isGreaterThan(Duration.ofSeconds(55));
            assertThat(stage.get("admin", "/scheduler-stats/get_pools?detail=True")
                            .json()
                            .path("pools"))
                    .isEmpty();
            String id = stage.volume(", \"volume_type\": \"fake\"");
            stage.await("/volumes/" + id, "/volume/status", "error");
            assertThat(stage.messages().at("/0/resource_uuid").asText()).isEqualTo(id);
            assertThat(stage.messages().at("/0/user_message").asText()).isEqualTo(NOWHERE);
            assertThat(stage.lines())
                    .anyMatch(line -> line.daemon().equals("cinder-scheduler")
                            && line.message().contains("No weighed backends available")
                            && line.requestId().startsWith("req-"));
            assertThat(stage.send("ours", "DELETE", "/volumes/" + id, "").status())
                    .isEqualTo(202);
            assertThat(stage.get("ours", "/volumes/" + id).status()).isEqualTo(404);
        }
    }

    private static Duration behind(JsonNode services) {
        LocalDateTime freshest =
                LocalDateTime.parse(services.at("/0/updated_at").asText());
        return Duration.between(LocalDateTime.parse(services.at("/1/updated_at").asText()), freshest);
    }

    @Test
    void showsNothingButHangsUntilItFailsWithoutTheStorage() {
        try (VolumeStage stage = new VolumeStage(Incident.CEPH_OSD_STOPPED)) {
            assertThat(stage.get("admin", "/os-services")
                            .json()
                            .path("services")
                            .findValuesAsText("state"))
                    .containsOnly("up");
            assertThat(stage.get("admin", "/scheduler-stats/get_pools").json().path("pools"))
                    .hasSize(2);
            String id = stage.volume(", \"volume_type\": \"ceph\"");
            assertThat(stage.cinder.answers(id)).isFalse();
            assertThat(stage.cinder.write(id, "mark")).isFalse();
            String other = stage.available(", \"volume_type\": \"fake\"");
            assertThat(stage.cinder.answers(other)).isTrue();
            stage.await("/volumes/" + id, "/volume/status", "error");
            assertThat(stage.messages().at("/0/user_message").asText()).isEqualTo(NOWHERE);
        }
    }

    @Test
    void writesWhatItIsAskedForButDoesNotAnswerWhileTheBrokerBlocks() {
        try (VolumeStage stage = new VolumeStage(Incident.RABBIT_MEMORY_ALARM)) {
            String order = "{\"volume\": {\"name\": \"v\", \"size\": 2}}";
            assertThat(stage.send("ours", "POST", "/volumes", order).status()).isEqualTo(504);
            String id = stage.get("ours", "/volumes").json().at("/volumes/0/id").asText();
            Awaitility.await()
                    .during(Duration.ofMillis(400))
                    .untilAsserted(() -> assertThat(stage.get("ours", "/volumes/" + id)
                                    .json()
                                    .at("/volume/status")
                                    .asText())
                            .isEqualTo("creating"));
        }
    }

    @Test
    void doesNotDeleteWhatTheStorageHoldsWithoutTheStorage() {
        try (VolumeStage stage = new VolumeStage(Duration.ofMillis(400), Incident.CEPH_OSD_STOPPED)) {
            String id = stage.volume(", \"volume_type\": \"ceph\"");
            Awaitility.await()
                    .until(() -> stage.get("admin", "/volumes/" + id)
                            .json()
                            .at("/volume/os-vol-host-attr:host")
                            .isTextual());
            String reset = "{\"os-reset_status\": {\"status\": \"available\"}}";
            stage.send("admin", "POST", "/volumes/" + id + "/action", reset);
            assertThat(stage.send("ours", "DELETE", "/volumes/" + id, "").status())
                    .isEqualTo(202);
            stage.await("/volumes/" + id, "/volume/status", "error_deleting");
        }
    }

    @Test
    void refusesToMakeAVolumeOfAnImageThatGlanceDoesNotShow() {
        try (VolumeStage stage = new VolumeStage()) {
            String body = "{\"volume\": {\"size\": 2, \"imageRef\": \"00000000-0000-4000-8000-000000000000\"}}";
            assertThat(stage.send("ours", "POST", "/volumes", body).status()).isEqualTo(400);
        }
    }
}
