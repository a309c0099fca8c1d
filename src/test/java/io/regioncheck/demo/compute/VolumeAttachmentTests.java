package io.regioncheck.demo.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.RegionSize;
import org.junit.jupiter.api.Test;

class VolumeAttachmentTests {
    private static final String ATTACHED = "{\"volumeAttachment\": {\"volumeId\": \"data\"}}";

    @Test
    void theGuestMarksAVolumeThatIsAttachedAndFindsItsMarkAgain() {
        try (LoneNova region = new LoneNova()) {
            region.volumes.make("data", false);
            String id = region.boot("one");
            region.untilStatus(id, "ACTIVE");
            region.untilConsole(id, "SMOKE-DONE");

            JsonNode attachment = region.post("/v2.1/servers/" + id + "/os-volume_attachments", ATTACHED)
                    .body()
                    .path("volumeAttachment");

            assertThat(attachment.path("device").asText()).isEqualTo("/dev/vdb");
            assertThat(region.untilConsole(id, "SMOKE-DISK-MARK"))
                    .contains("SMOKE-DISKS vda=1024M vdb=1024M")
                    .containsPattern("SMOKE-DISK-MARK ok found=\\[] wrote=\\[SMOKE-MARK by i-00000001 at [0-9.]+]");
            assertThat(region.delete("/v2.1/servers/" + id + "/os-volume_attachments/data")
                            .status())
                    .isEqualTo(202);
            LoneNova.until(() -> region.volumes.status("data"), "available"::equals);
            region.post("/v2.1/servers/" + id + "/os-volume_attachments", ATTACHED);
            assertThat(region.untilConsole(id, "found=[SMOKE-MARK")).contains("found=[SMOKE-MARK by i-00000001 at ");
        }
    }

    @Test
    void whatNobodyKnowsOfAnAttachmentIsRefused() {
        try (LoneNova region = new LoneNova()) {
            region.volumes.make("data", false);
            String id = region.boot("one");
            region.untilStatus(id, "ACTIVE");
            String order = ATTACHED.replace("\"data\"", "\"data\", \"delete_on_termination\": true");

            LoneNova.Reply reply = region.post("/v2.1/servers/" + id + "/os-volume_attachments", order);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body().path("badRequest").path("message").asText())
                    .startsWith("Invalid input for field/attribute volumeAttachment. Value: {'volumeId': 'data'")
                    .endsWith("Additional properties are not allowed ('delete_on_termination' was unexpected)");
        }
    }

    @Test
    void aVolumeThatIsAttachedIsNotAttachedAgain() {
        try (LoneNova region = new LoneNova()) {
            region.volumes.make("data", false);
            String id = region.boot("one");
            region.untilStatus(id, "ACTIVE");
            String path = "/v2.1/servers/" + id + "/os-volume_attachments";
            region.post(path, ATTACHED);

            LoneNova.Reply again = region.post(path, ATTACHED);

            assertThat(again.status()).isEqualTo(400);
            assertThat(again.body().path("badRequest").path("message").asText())
                    .isEqualTo("Invalid volume: volume data is already attached to instances: " + id);
            assertThat(region.get(path).body().path("volumeAttachments").findValuesAsText("device"))
                    .containsExactly("/dev/vdb");
            assertThat(region.post(path, ATTACHED.replace("data", "none")).status())
                    .isEqualTo(404);
            assertThat(region.delete(path + "/none").status()).isEqualTo(404);
        }
    }

    @Test
    void theApiWaitsInVainForAComputeThatHangs() {
        try (LoneNova region = new LoneNova(new RegionSize(1, 1), Incident.NOVA_COMPUTE_HUNG)) {
            region.volumes.make("data", false);
            String id = region.get("/v2.1/servers?all_tenants=1")
                    .body()
                    .path("servers")
                    .path(0)
                    .path("id")
                    .asText();

            LoneNova.Reply reply = region.post("/v2.1/servers/" + id + "/os-volume_attachments", ATTACHED);

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.body().path("computeFault").path("message").asText())
                    .endsWith("<class 'oslo_messaging.exceptions.MessagingTimeout'>");
            assertThat(region.volumes.status("data")).isEqualTo("available");
        }
    }
}
