package io.regioncheck.demo.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.region.RegionSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BootTests {
    @Test
    void anOrderIsAcceptedAndTheServerBuilds() {
        try (LoneNova region = new LoneNova(RegionSize.LAB, LoneNova.SLOW)) {
            LoneNova.Reply reply = region.create(region.order("one"));

            assertThat(reply.status()).isEqualTo(202);
            JsonNode server = reply.body().path("server");
            assertThat(server.path("adminPass").asText()).hasSize(12);
            assertThat(server.path("security_groups").toString()).isEqualTo("[{\"name\":\"default\"}]");
            assertThat(reply.header("Location"))
                    .isEqualTo(
                            region.url() + "/v2.1/servers/" + server.path("id").asText());
            assertThat(region.server(server.path("id").asText()).path("status").asText())
                    .isEqualTo("BUILD");
        }
    }

    @Test
    void aServerBecomesActiveWithItsPortAndItsClaim() {
        try (LoneNova region = new LoneNova()) {
            String id = region.boot("one");

            JsonNode server = region.untilStatus(id, "ACTIVE");

            assertThat(server.path("OS-EXT-SRV-ATTR:host").asText()).isEqualTo("compute1");
            assertThat(server.path("OS-EXT-STS:task_state").isNull()).isTrue();
            assertThat(server.path("addresses").path("smoke-net").findValuesAsText("addr"))
                    .containsExactly("10.177.1.33", "172.24.4.9");
            assertThat(server.path("security_groups").findValuesAsText("name")).containsExactly("smoke");
            JsonNode claims = region.placement("/allocations/" + id).body().path("allocations");
            assertThat(claims.findValue("resources").toString())
                    .isEqualTo("{\"VCPU\":1,\"MEMORY_MB\":192,\"DISK_GB\":1}");
            String provider = claims.fieldNames().next();
            assertThat(region.placement("/resource_providers/" + provider)
                            .body()
                            .path("name")
                            .asText())
                    .isEqualTo("compute1.region.example");
        }
    }

    @Test
    void anOrderThatSaysWhatNobodyKnowsIsRefused() {
        try (LoneNova region = new LoneNova()) {
            LoneNova.Reply reply = region.create(region.order("one").put("zone", "nova"));

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body().path("badRequest").path("message").asText())
                    .startsWith("Invalid input for field/attribute server. ")
                    .endsWith("Additional properties are not allowed ('zone' was unexpected)");
        }
    }

    @Test
    void whoNamesOnlyANetworkGetsAPortInIt() {
        try (LoneNova region = new LoneNova()) {
            ObjectNode order = region.order("one");
            order.putArray("networks").addObject().put("uuid", "net");
            String id = region.create(order).body().path("server").path("id").asText();
            region.untilStatus(id, "ACTIVE");

            assertThat(region.get("/v2.1/servers/" + id + "/os-interface")
                            .body()
                            .findValuesAsText("port_id"))
                    .containsExactly("port-in-net");
        }
    }

    @Test
    void theGuestSaysThatItIsUpAndServesItsPage() {
        try (LoneNova region = new LoneNova()) {
            String id = region.boot("one");
            region.untilStatus(id, "ACTIVE");

            String console = region.untilConsole(id, "SMOKE-DONE");

            assertThat(console)
                    .contains("SMOKE-BOOT-OK ip=10.177.1.33/24 gw=10.177.1.1 mac=fa:16:3e:00:00:07 mtu=1450 uptime=")
                    .contains("SMOKE-METADATA-OK instance-id=i-00000001")
                    .contains("SMOKE-GW-OK 10.177.1.1");
            assertThat(region.nova.page(id)).contains("smoke i-00000001 10.177.1.33/24");
        }
    }

    @Test
    void theConsoleOfAServerWithoutAHostIsNotReady() {
        try (LoneNova region = new LoneNova(RegionSize.LAB, LoneNova.SLOW)) {
            String id = region.boot("one");

            LoneNova.Reply reply =
                    region.post("/v2.1/servers/" + id + "/action", "{\"os-getConsoleOutput\": {\"length\": 5}}");

            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.body().path("conflictingRequest").path("message").asText())
                    .isEqualTo("Instance " + id + " is not ready");
        }
    }

    @Test
    void aRebootBeginsTheConsoleAnew() {
        try (LoneNova region = new LoneNova()) {
            String id = region.boot("one");
            region.untilStatus(id, "ACTIVE");
            String before = region.untilConsole(id, "SMOKE-BOOT-OK");

            assertThat(region.post("/v2.1/servers/" + id + "/action", "{\"reboot\": {\"type\": \"HARD\"}}")
                            .status())
                    .isEqualTo(202);

            String after = LoneNova.until(
                    () -> region.console(id), text -> text.contains("SMOKE-BOOT-OK") && !text.contains(before));
            assertThat(after).doesNotContain(before).containsOnlyOnce("SMOKE-BOOT-OK");
            region.untilStatus(id, "ACTIVE");
        }
    }

    @Test
    void aServerShowsWhichRebootItIsIn() {
        try (LoneNova region = new LoneNova()) {
            String id = region.boot("one");
            region.untilStatus(id, "ACTIVE");
            region.stopTheClock();

            region.post("/v2.1/servers/" + id + "/action", "{\"reboot\": {\"type\": \"HARD\"}}");

            JsonNode server = region.server(id);
            assertThat(server.path("status").asText()).isEqualTo("HARD_REBOOT");
            assertThat(server.path("OS-EXT-STS:task_state").asText()).isEqualTo("rebooting_hard");
        }
    }

    @Test
    void aStoppedServerServesNothingUntilItIsStarted() {
        try (LoneNova region = new LoneNova()) {
            String id = region.boot("one");
            region.untilStatus(id, "ACTIVE");
            region.untilConsole(id, "SMOKE-DONE");

            region.post("/v2.1/servers/" + id + "/action", "{\"os-stop\": null}");
            region.untilStatus(id, "SHUTOFF");

            assertThat(region.nova.page(id)).isEmpty();
            assertThat(region.post("/v2.1/servers/" + id + "/action", "{\"os-stop\": null}")
                            .body()
                            .path("conflictingRequest")
                            .path("message")
                            .asText())
                    .isEqualTo("Cannot 'stop' instance " + id + " while it is in vm_state stopped");
            region.post("/v2.1/servers/" + id + "/action", "{\"os-start\": null}");
            region.untilStatus(id, "ACTIVE");
            region.untilConsole(id, "SMOKE-DONE");
            assertThat(region.nova.page(id)).isPresent();
        }
    }

    @Test
    void aDeletedServerLeavesNothing() {
        try (LoneNova region = new LoneNova()) {
            region.volumes.make("root", true);
            String id = region.create(fromVolume(region))
                    .body()
                    .path("server")
                    .path("id")
                    .asText();
            region.untilStatus(id, "ACTIVE");
            assertThat(region.volumes.status("root")).isEqualTo("in-use");

            assertThat(region.delete("/v2.1/servers/" + id).status()).isEqualTo(204);

            assertThat(LoneNova.until(() -> region.get("/v2.1/servers/" + id).status(), status -> status == 404))
                    .isEqualTo(404);
            LoneNova.until(() -> region.volumes.status("root"), "available"::equals);
            assertThat(region.volumes.status("root")).isEqualTo("available");
            assertThat(region.placement("/allocations/" + id).body().path("allocations"))
                    .isEmpty();
        }
    }

    @Test
    void theVolumeOfAnOrderIsReserved() {
        try (LoneNova region = new LoneNova(RegionSize.LAB, LoneNova.SLOW)) {
            region.volumes.make("root", true);

            region.create(fromVolume(region));

            assertThat(region.volumes.status("root")).isEqualTo("reserved");
        }
    }

    private static ObjectNode fromVolume(LoneNova region) {
        ObjectNode order = region.order("one");
        order.remove("imageRef");
        order.putArray("block_device_mapping_v2")
                .addObject()
                .put("boot_index", 0)
                .put("uuid", "root")
                .put("source_type", "volume")
                .put("destination_type", "volume");
        return order;
    }

    @Test
    void aGuestWhoseRootDiskDoesNotAnswerSaysNothing() throws InterruptedException {
        try (LoneNova region = new LoneNova()) {
            region.volumes.make("root", true);
            region.volumes.answers = false;
            String id = region.create(fromVolume(region))
                    .body()
                    .path("server")
                    .path("id")
                    .asText();

            region.untilStatus(id, "ACTIVE");

            assertThat(LoneNova.until(() -> region.console(id), text -> !text.isEmpty(), Duration.ofMillis(300)))
                    .isEmpty();
        }
    }

    @Test
    void aGuestWithoutALeaseSaysSo() {
        try (LoneNova region = new LoneNova()) {
            region.ports.leases = false;
            String id = region.boot("one");
            region.untilStatus(id, "ACTIVE");

            assertThat(region.untilConsole(id, "SMOKE-DONE"))
                    .contains("SMOKE-DHCP-FAILED\nSMOKE-BOOT-NOIP\nSMOKE-METADATA-FAILED\n");
        }
    }

    @Test
    void aGuestWithoutMetadataSaysSo() {
        try (LoneNova region = new LoneNova()) {
            region.ports.metadata = false;
            String id = region.boot("one");
            region.untilStatus(id, "ACTIVE");

            assertThat(region.untilConsole(id, "SMOKE-DONE")).contains("SMOKE-METADATA-FAILED");
            assertThat(region.nova.page(id)).contains("smoke  10.177.1.33/24");
        }
    }
}
