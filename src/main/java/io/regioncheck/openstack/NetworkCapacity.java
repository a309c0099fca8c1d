package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Neutron, asked for what it has left: addresses, subnets, quotas. */
public final class NetworkCapacity {
    private static final String SERVICE = "network";
    /** The extension that shows quotas with what is used of them: neutron/extensions/quotasv2_detail.py, from Pike on. */
    private static final String DETAILS = "quota_details";

    private final Rest rest;

    NetworkCapacity(Rest rest) {
        this.rest = rest;
    }

    /** Returns the networks that operators make for others: external ones and shared ones, each once. */
    public List<VirtualNetwork> openNetworks() {
        Map<String, VirtualNetwork> networks = new LinkedHashMap<>();
        for (String kind : List.of("router:external=True", "shared=True")) {
            for (JsonNode network : list("networks", "?" + kind)) {
                VirtualNetwork one = NetworkAnswers.network(network);
                networks.putIfAbsent(one.id(), one);
            }
        }
        return List.copyOf(networks.values());
    }

    public List<VirtualNetwork> allNetworks() {
        return list("networks", "").stream().map(NetworkAnswers::network).toList();
    }

    public List<AddressRange> ranges(String networkId) {
        return list("subnets", "?network_id=" + networkId).stream()
                .map(NetworkAnswers::range)
                .toList();
    }

    /**
     * Returns how many addresses of each subnet of a network are in use, by the subnet's id: in its pools and beside them (neutron counts
     * so: neutron/db/network_ip_availability_db.py, Mitaka to 2026.1). Empty if we may not know: neutron shows it to administrators.
     */
    public Map<String, Long> used(String networkId) {
        Map<String, Long> used = new HashMap<>();
        for (JsonNode network : list("network-ip-availabilities", "?network_id=" + networkId)) {
            for (JsonNode subnet : network.path("subnet_ip_availability")) {
                used.put(Fields.text(subnet, "subnet_id"), Long.valueOf(Fields.text(subnet, "used_ips")));
            }
        }
        return used;
    }

    /** Returns the addresses of all ports of a network, as far as we see them. */
    public List<String> addresses(String networkId) {
        List<String> addresses = new ArrayList<>();
        for (JsonNode port : list("ports", "?network_id=" + networkId + "&fields=id&fields=fixed_ips")) {
            port.path("fixed_ips").forEach(one -> addresses.add(Fields.text(one, "ip_address")));
        }
        return addresses;
    }

    public List<SubnetPool> subnetPools() {
        return list("subnetpools", "").stream().map(NetworkAnswers::subnetPool).toList();
    }

    /** Returns the ranges of the subnets that were cut from a subnet pool. */
    public List<String> cutFrom(String subnetPoolId) {
        return list("subnets", "?subnetpool_id=" + subnetPoolId).stream()
                .map(subnet -> Fields.text(subnet, "cidr"))
                .toList();
    }

    /**
     * Returns what our project may have and has, by neutron's names: network, port, floatingip… Where the extension quota_details is not
     * offered, only of what can be counted by a list.
     *
     * @param extensions those that are offered
     */
    public Map<String, Quota> quotas(List<String> extensions) {
        String project = rest.tokens().current(rest).projectId();
        return extensions.contains(DETAILS) ? detailed(project) : counted(project);
    }

    private Map<String, Quota> detailed(String project) {
        Map<String, Quota> quotas = new TreeMap<>();
        rest.get(SERVICE, "/v2.0/quotas/" + project + "/details")
                .path("quota")
                .properties()
                .forEach(one -> quotas.put(
                        one.getKey(),
                        new Quota(
                                Long.parseLong(Fields.text(one.getValue(), "limit")),
                                Long.parseLong(Fields.text(one.getValue(), "used"))
                                        + one.getValue().path("reserved").asLong())));
        return quotas;
    }

    private Map<String, Quota> counted(String project) {
        JsonNode limits = rest.get(SERVICE, "/v2.0/quotas/" + project).path("quota");
        Map<String, Quota> quotas = new TreeMap<>();
        for (NetworkKind kind : NetworkKind.values()) {
            String name = kind.path().replace('-', '_').replaceFirst("s$", "");
            Optional<String> limit = Fields.optional(limits, name);
            limit.ifPresent(number -> quotas.put(
                    name,
                    new Quota(
                            Long.parseLong(number),
                            list(kind.path(), "?fields=id&tenant_id=" + project).size())));
        }
        return quotas;
    }

    private List<JsonNode> list(String path, String query) {
        return rest.list(SERVICE, "/v2.0/" + path + query, path.replace('-', '_'));
    }
}
