package io.regioncheck.demo.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.RegionSize;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerListTests {
    private static final RegionSize BIG = new RegionSize(1000, 4000);

    @Test
    void onlyTheServersOfTheOwnProjectAreListed() {
        try (LoneNova region = new LoneNova(new RegionSize(1, 3))) {
            region.boot("own");

            assertThat(names(region.get("/v2.1/servers"))).containsExactly("own");
            assertThat(names(region.getAs("member", "/v2.1/servers"))).isEmpty();
        }
    }

    private static List<String> names(LoneNova.Reply reply) {
        return reply.body().path("servers").findValuesAsText("name");
    }

    @Test
    void adminsSeeTheServersOfAllAndNobodyElseDoes() {
        try (LoneNova region = new LoneNova(new RegionSize(1, 3))) {
            region.boot("own");

            assertThat(names(region.get("/v2.1/servers?all_tenants=1")))
                    .containsExactly("own", "portal-00003", "portal-00002", "portal-00001");
            assertThat(region.getAs("member", "/v2.1/servers?all_tenants=1").status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aBigRegionIsListedPageByPageWithoutALoss() {
        try (LoneNova region = new LoneNova(BIG)) {
            List<String> ids = new ArrayList<>();
            String next = "/v2.1/servers?all_tenants=1";
            while (!next.isEmpty()) {
                JsonNode page = region.get(next).body();
                ids.addAll(page.path("servers").findValuesAsText("id"));
                next = page.path("servers_links").path(0).path("href").asText().replace(region.url(), "");
            }

            assertThat(ids).hasSize(4000).doesNotHaveDuplicates();
        }
    }

    @Test
    void theServersOfTheCustomersAreSpreadAndClaimWhatTheyUse() {
        try (LoneNova region = new LoneNova(BIG)) {
            JsonNode one = region.get("/v2.1/servers/detail?all_tenants=1&limit=1")
                    .body()
                    .path("servers")
                    .path(0);

            assertThat(one.path("status").asText()).isEqualTo("ACTIVE");
            assertThat(region.placement("/allocations/" + one.path("id").asText())
                            .body()
                            .path("allocations"))
                    .hasSize(1);
            JsonNode hypervisors =
                    region.get("/v2.1/os-hypervisors/detail").body().path("hypervisors");
            assertThat(hypervisors).hasSize(1000);
            assertThat(hypervisors.findValuesAsText("running_vms")).containsOnly("4");
        }
    }

    @Test
    void filtersAreRegularExpressionsOfNamesAndWholeStatuses() {
        try (LoneNova region = new LoneNova(Incident.CONDUCTOR_STOPPED)) {
            region.boot("regioncheck-a");
            region.boot("other");

            assertThat(names(region.get("/v2.1/servers/detail?name=%5Eregioncheck-")))
                    .containsExactly("regioncheck-a");
            assertThat(names(region.get("/v2.1/servers/detail?status=ACTIVE"))).isEmpty();
            assertThat(names(region.get("/v2.1/servers/detail?status=BUILD"))).hasSize(2);
            assertThat(region.get("/v2.1/servers?name=%5B").status()).isEqualTo(400);
        }
    }

    @Test
    void wrongLimitsAndMarkersAreRefused() {
        try (LoneNova region = new LoneNova()) {
            assertThat(message(region.get("/v2.1/servers?limit=-1")))
                    .isEqualTo("Invalid input for query parameters limit. Value: -1. '-1' does not match '^[0-9]*$'");
            assertThat(message(region.get("/v2.1/servers?marker=" + PlainPorts.MISSING)))
                    .isEqualTo("marker [" + PlainPorts.MISSING + "] not found");
        }
    }

    private static String message(LoneNova.Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        return reply.body().path("badRequest").path("message").asText();
    }

    @Test
    void ordersThatCannotBeMetAreRefused() {
        try (LoneNova region = new LoneNova()) {
            assertThat(message(region.create(region.order("a").put("flavorRef", "none"))))
                    .isEqualTo("Flavor none could not be found.");
            assertThat(message(region.create(region.order("a").put("imageRef", "none"))))
                    .isEqualTo("Can not find requested image");
            assertThat(message(region.create(region.order("a").put("availability_zone", "moon"))))
                    .isEqualTo("The requested availability zone is not available");
            var order = region.order("a");
            order.putArray("networks").addObject().put("port", PlainPorts.MISSING);
            assertThat(message(region.create(order)))
                    .isEqualTo("Port id " + PlainPorts.MISSING + " could not be found.");
        }
    }

    @Test
    void aPortThatIsPluggedInIsNotPluggedInTwice() {
        try (LoneNova region = new LoneNova()) {
            region.untilStatus(region.boot("one"), "ACTIVE");

            LoneNova.Reply reply = region.create(region.order("one"));

            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.body().path("conflictingRequest").path("message").asText())
                    .isEqualTo("Port port-of-one is still in use.");
        }
    }

    @Test
    void zonesOfABigRegionAreAggregates() {
        try (LoneNova region = new LoneNova(BIG)) {
            JsonNode zones = region.get("/v2.1/os-availability-zone").body().path("availabilityZoneInfo");

            assertThat(zones.findValuesAsText("zoneName")).containsExactly("zone1", "zone2", "zone3", "zone4");
            assertThat(region.get("/v2.1/os-aggregates").body().path("aggregates"))
                    .filteredOn(aggregate -> aggregate.path("availability_zone").isTextual())
                    .extracting(aggregate -> aggregate.path("name").asText())
                    .containsExactly("zone1", "zone2", "zone3", "zone4");
            var order = region.order("far").put("availability_zone", "zone3:compute600");
            String id = region.create(order).body().path("server").path("id").asText();
            assertThat(region.untilStatus(id, "ACTIVE")
                            .path("OS-EXT-SRV-ATTR:host")
                            .asText())
                    .isEqualTo("compute600");
        }
    }
}
