package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import java.util.List;

/** What a project may have, and has; lab/seed/region.py gives that of the verifier so much. */
final class Quotas {
    private static final int SERVERS = 100;
    private static final int CORES = 200;
    private static final int MEMORY = 204_800;
    private static final int KEY_PAIRS = 100;
    private static final int SERVER_GROUPS = 50;
    private static final int GROUP_MEMBERS = 10;
    private static final int METADATA = 128;
    private static final int WITHOUT_NETWORKS = 36;
    private static final int WITHOUT_FILES = 57;
    private static final int WITHOUT_IMAGES = 39;

    private final Fleet fleet;

    Quotas(Fleet fleet) {
        this.fleet = fleet;
    }

    void addTo(ComputeRoutes routes) {
        routes.get("/limits", this::limits)
                .get("/os-quota-sets/{id}", Quotas::quota)
                .get("/os-keypairs", Quotas::keyPairs);
    }

    private Answer limits(Asked asked) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode limits = body.putObject("limits");
        limits.putArray("rate");
        ObjectNode absolute = limits.putObject("absolute");
        maxima(asked, absolute);
        used(asked, absolute, fleet.of(asked.caller().projectId()).toList());
        return Answer.json(200, body);
    }

    private static void maxima(Asked asked, ObjectNode absolute) {
        absolute.put("maxTotalInstances", SERVERS)
                .put("maxTotalCores", CORES)
                .put("maxTotalRAMSize", MEMORY)
                .put("maxServerMeta", METADATA);
        if (!asked.since(WITHOUT_IMAGES)) {
            absolute.put("maxImageMeta", METADATA);
        }
        if (!asked.since(WITHOUT_FILES)) {
            absolute.put("maxPersonality", 5).put("maxPersonalitySize", 10_240);
        }
        absolute.put("maxTotalKeypairs", KEY_PAIRS)
                .put("maxServerGroups", SERVER_GROUPS)
                .put("maxServerGroupMembers", GROUP_MEMBERS);
        if (!asked.since(WITHOUT_NETWORKS)) {
            absolute.put("maxTotalFloatingIps", -1).put("maxSecurityGroups", -1).put("maxSecurityGroupRules", -1);
        }
    }

    private static void used(Asked asked, ObjectNode absolute, List<Server> servers) {
        absolute.put("totalRAMUsed", sum(servers, true))
                .put("totalCoresUsed", sum(servers, false))
                .put("totalInstancesUsed", servers.size());
        if (!asked.since(WITHOUT_NETWORKS)) {
            absolute.put("totalFloatingIpsUsed", 0).put("totalSecurityGroupsUsed", 0);
        }
        absolute.put("totalServerGroupsUsed", 0);
    }

    private static int sum(List<Server> servers, boolean memory) {
        return servers.stream()
                .map(server -> server.order().flavor())
                .mapToInt(flavor -> memory ? flavor.memory() : flavor.vcpus())
                .sum();
    }

    private static Answer quota(Asked asked) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode quota = body.putObject("quota_set");
        quota.put("id", asked.variable("id")).put("cores", CORES);
        if (!asked.since(WITHOUT_NETWORKS)) {
            quota.put("fixed_ips", -1).put("floating_ips", -1);
        }
        if (!asked.since(WITHOUT_FILES)) {
            quota.put("injected_file_content_bytes", 10_240)
                    .put("injected_file_path_bytes", 255)
                    .put("injected_files", 5);
        }
        quota.put("instances", SERVERS)
                .put("key_pairs", KEY_PAIRS)
                .put("metadata_items", METADATA)
                .put("ram", MEMORY);
        if (!asked.since(WITHOUT_NETWORKS)) {
            quota.put("security_group_rules", -1).put("security_groups", -1);
        }
        quota.put("server_group_members", GROUP_MEMBERS).put("server_groups", SERVER_GROUPS);
        return Answer.json(200, body);
    }

    private static Answer keyPairs(Asked asked) {
        ObjectNode body = Answer.JSON.createObjectNode();
        body.putArray("keypairs");
        return Answer.json(200, body);
    }
}
