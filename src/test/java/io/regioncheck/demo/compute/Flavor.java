package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;

/** A flavor; memory in MiB, disk in GiB. */
record Flavor(String id, String name, int memory, int vcpus, int disk) {
    private static final int WITH_DESCRIPTION = 55;
    private static final int WITH_SPECS = 61;
    private static final int SWAP_IS_A_NUMBER = 75;

    ObjectNode brief(Asked asked) {
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("id", id).put("name", name);
        asked.link(json, "/flavors/" + id);
        if (asked.since(WITH_DESCRIPTION)) {
            json.putNull("description");
        }
        return json;
    }

    ObjectNode whole(Asked asked) {
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("id", id).put("name", name).put("ram", memory).put("disk", disk);
        if (asked.since(SWAP_IS_A_NUMBER)) {
            json.put("swap", 0);
        } else {
            json.put("swap", "");
        }
        json.put("OS-FLV-EXT-DATA:ephemeral", 0)
                .put("OS-FLV-DISABLED:disabled", false)
                .put("vcpus", vcpus)
                .put("os-flavor-access:is_public", true)
                .put("rxtx_factor", 1.0);
        asked.link(json, "/flavors/" + id);
        if (asked.since(WITH_DESCRIPTION)) {
            json.putNull("description");
        }
        if (asked.since(WITH_SPECS)) {
            json.putObject("extra_specs");
        }
        return json;
    }

    /** Returns what a server shows of it since 2.47: the flavor itself may be gone. */
    ObjectNode inline() {
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("vcpus", vcpus)
                .put("ram", memory)
                .put("disk", disk)
                .put("ephemeral", 0)
                .put("swap", 0)
                .put("original_name", name);
        json.putObject("extra_specs");
        return json;
    }
}
