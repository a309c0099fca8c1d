package io.regioncheck.demo.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.http.Loopback.Reply;
import io.regioncheck.demo.http.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CinderTests {
    private final VolumeStage stage = new VolumeStage();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void makesAVolumeAndDeletesIt() {
        String id = stage.volume(", \"volume_type\": \"ceph\"");
        stage.await("/volumes/" + id, "/volume/status", "available");
        JsonNode ours = stage.get("ours", "/volumes/" + id).json().path("volume");
        assertThat(ours.path("volume_type").asText()).isEqualTo("ceph");
        assertThat(ours.path("bootable").asText()).isEqualTo("false");
        assertThat(ours.path("os-vol-tenant-attr:tenant_id").asText()).isEqualTo("p1");
        assertThat(ours.has("os-vol-host-attr:host")).isFalse();
        assertThat(ours.path("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000000");
        Reply deleted = stage.send("ours", "DELETE", "/volumes/" + id, "");
        assertThat(deleted.status()).isEqualTo(202);
        assertThat(deleted.header("x-openstack-request-id")).startsWith("req-");
        assertThat(deleted.header("x-compute-request-id")).isEmpty();
        stage.awaitGone("/volumes/" + id);
        assertThat(stage.cinder.find(id)).isEmpty();
    }

    @Test
    void passesThroughDownloadingToABootableVolumeWhereItIsMadeOfAnImage() {
        try (VolumeStage slow = new VolumeStage(Duration.ofMillis(500))) {
            String id = slow.volume(", \"imageRef\": \"" + VolumeStage.IMAGE + "\"");
            slow.await("/volumes/" + id, "/volume/status", "downloading");
            slow.await("/volumes/" + id, "/volume/status", "available");
            JsonNode volume = slow.get("ours", "/volumes/" + id).json().path("volume");
            assertThat(volume.path("bootable").asText()).isEqualTo("true");
            assertThat(volume.at("/volume_image_metadata/image_id").asText()).isEqualTo(VolumeStage.IMAGE);
            assertThat(slow.cinder.find(id).orElseThrow().bootable()).isTrue();
        }
    }

    @Test
    void copiesTheFirstSectorIntoSnapshotsAndWhatIsMadeOfThem() {
        String id = stage.available("");
        assertThat(stage.cinder.write(id, "mark")).isTrue();
        String snapshot = stage.snapshot(id);
        assertThat(stage.cinder.write(id, "later")).isTrue();
        String copy = stage.available(", \"snapshot_id\": \"" + snapshot + "\"");
        assertThat(stage.cinder.firstSector(copy)).isEqualTo("mark");
        assertThat(stage.cinder.firstSector(id)).isEqualTo("later");
    }

    @Test
    void keepsNothingThatIsWrittenToTheFakeBackend() {
        String id = stage.available(", \"volume_type\": \"fake\"");
        assertThat(stage.cinder.write(id, "mark")).isFalse();
        assertThat(stage.cinder.firstSector(id)).isEmpty();
        assertThat(stage.cinder.answers(id)).isTrue();
    }

    @Test
    void keepsASnapshotThatAVolumeLeansOn() {
        String volume = stage.available("");
        String snapshot = stage.snapshot(volume);
        String copy = stage.available(", \"snapshot_id\": \"" + snapshot + "\"");
        assertThat(stage.send("ours", "DELETE", "/volumes/" + volume, "").text())
                .contains("have snapshots");
        assertThat(stage.send("ours", "DELETE", "/snapshots/" + snapshot, "").status())
                .isEqualTo(202);
        stage.await("/snapshots/" + snapshot, "/snapshot/status", "available");
        assertThat(stage.messages().at("/0/user_message").asText()).isEqualTo("delete snapshot:Snapshot is busy.");
        stage.send("ours", "DELETE", "/volumes/" + copy, "");
        stage.awaitGone("/volumes/" + copy);
        stage.send("ours", "DELETE", "/snapshots/" + snapshot, "");
        stage.awaitGone("/snapshots/" + snapshot);
        assertThat(stage.send("ours", "DELETE", "/volumes/" + volume, "").status())
                .isEqualTo(202);
    }

    @Test
    void leadsAVolumeToAServerAndBack() {
        String id = stage.available("");
        stage.cinder.reserve(id);
        assertThat(stage.cinder.find(id).orElseThrow().status()).isEqualTo("reserved");
        assertThatThrownBy(() -> stage.cinder.reserve(id))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Volume status must be available to reserve, but the status is reserved.");
        stage.cinder.attach(id, "server", "/dev/vdb", "compute1");
        JsonNode volume = stage.get("ours", "/volumes/" + id).json().path("volume");
        assertThat(volume.path("status").asText()).isEqualTo("in-use");
        assertThat(volume.at("/attachments/0/server_id").asText()).isEqualTo("server");
        assertThat(volume.at("/attachments/0/host_name").isNull()).isTrue();
        Reply refused = stage.send("ours", "DELETE", "/volumes/" + id, "");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/badRequest/message").asText())
                .startsWith("Invalid volume: Volume status must be available or error or error_restoring");
        stage.cinder.detach(id, "server");
        assertThat(stage.cinder.find(id).orElseThrow().status()).isEqualTo("detaching");
        stage.await("/volumes/" + id, "/volume/status", "available");
        assertThat(stage.get("ours", "/volumes/" + id).json().at("/volume/attachments"))
                .isEmpty();
    }

    @Test
    void takesASnapshotOfAVolumeInUseOnlyByForce() {
        String id = stage.available("");
        stage.cinder.attach(id, "server", "/dev/vdb", "compute1");
        String body = "{\"snapshot\": {\"volume_id\": \"" + id + "\", \"force\": %s}}";
        assertThat(stage.send("ours", "POST", "/snapshots", String.format(body, false))
                        .text())
                .contains("status must be available, but current status is: in-use.");
        assertThat(stage.send("ours", "POST", "/snapshots", String.format(body, true))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void keepsProjectsApart() {
        String id = stage.volume("");
        assertThat(stage.get("other", "/volumes/" + id).status()).isEqualTo(404);
        assertThat(stage.get("other", "/volumes").json().path("volumes")).isEmpty();
        assertThat(stage.get("other", "^/v3/p1/volumes")
                        .json()
                        .at("/badRequest/message")
                        .asText())
                .isEqualTo("Malformed request url");
        assertThat(stage.get("admin", "/volumes").json().path("volumes")).isEmpty();
        assertThat(stage.get("admin", "/volumes/detail?all_tenants=1").json().path("volumes"))
                .hasSize(1);
        assertThat(stage.get("other", "/os-services").status()).isEqualTo(403);
    }

    @Test
    void givesEveryVolumeOnceWhateverThePageSize() {
        for (int i = 0; i < 5; i++) {
            stage.volume("");
        }
        List<String> seen = new ArrayList<>();
        String path = "/volumes?limit=2";
        while (!path.isEmpty()) {
            JsonNode page = stage.get("ours", path).json();
            page.path("volumes").forEach(volume -> seen.add(volume.path("id").asText()));
            path = page.at("/volumes_links/0/href").asText("").replaceFirst("http://[^/]+/v3/p1", "");
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(stage.get("ours", "/volumes?marker=none").status()).isEqualTo(404);
    }

    @Test
    void letsOnlyAdministratorsForceAndReset() {
        String id = stage.available("");
        String path = "/volumes/" + id + "/action";
        String reset = "{\"os-reset_status\": {\"status\": \"error_deleting\"}}";
        assertThat(stage.send("ours", "POST", path, reset)
                        .json()
                        .at("/forbidden/message")
                        .asText())
                .isEqualTo("Policy doesn't allow volume_extension:volume_admin_actions:reset_status to be performed.");
        assertThat(stage.send("admin", "POST", path, reset).status()).isEqualTo(202);
        assertThat(stage.send("ours", "DELETE", "/volumes/" + id, "").status()).isEqualTo(400);
        assertThat(stage.send("ours", "POST", path, "{\"os-parity\": {}}").text())
                .contains("There is no such action");
        assertThat(stage.send("admin", "POST", path, "{\"os-force_delete\": {}}")
                        .status())
                .isEqualTo(202);
        stage.awaitGone("/volumes/" + id);
    }
}
