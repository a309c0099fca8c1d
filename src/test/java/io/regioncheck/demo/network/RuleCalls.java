package io.regioncheck.demo.network;

import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.network.Rule.Traffic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is called about rules of security groups. */
final class RuleCalls {
    private static final Set<String> KNOWN = Set.of(
            "security_group_id",
            "direction",
            "ethertype",
            "protocol",
            "port_range_min",
            "port_range_max",
            "remote_ip_prefix",
            "remote_group_id",
            "remote_address_group_id");

    private final Topology topology;
    private final Attributes<Rule> attributes;

    RuleCalls(Topology topology) {
        this.topology = topology;
        this.attributes = new RuleView(topology).attributes();
    }

    void addTo(Routes routes) {
        Listing<Rule> listing = new Listing<>(
                attributes,
                topology.rules(),
                (rule, caller) -> caller.isAdmin() || rule.project().equals(caller.projectId()),
                topology.look().pages());
        routes.get("/v2.0/security-group-rules", request -> {
                    topology.defaultGroup(request.caller().projectId());
                    return listing.answer(request);
                })
                .post("/v2.0/security-group-rules", this::create)
                .get("/v2.0/security-group-rules/{id}", request -> answer(200, visible(request), request))
                .delete("/v2.0/security-group-rules/{id}", request -> {
                    topology.rules().remove(visible(request).id());
                    return Answer.empty(204);
                });
    }

    private Rule visible(Request request) {
        String id = request.variable("id");
        return topology.rules()
                .find(id)
                .filter(rule -> request.caller().isAdmin()
                        || rule.project().equals(request.caller().projectId()))
                .orElseThrow(() -> attributes.missing().apply(id));
    }

    private Answer answer(int status, Rule rule, Request request) {
        return Answer.json(status, attributes.body(rule, request.caller()));
    }

    private Answer create(Request request) {
        Form form = Form.of(request, attributes, KNOWN).requiring("security_group_id", "direction");
        String groupId = form.id("security_group_id");
        Traffic traffic = traffic(form);
        synchronized (topology) {
            SecurityGroup group = topology.groups()
                    .find(groupId)
                    .filter(one -> GroupCalls.sees(one, request.caller()))
                    .orElseThrow(() -> GroupCalls.missing(groupId));
            topology.rules()
                    .having("security_group_id", groupId)
                    .filter(rule -> rule.traffic().equals(traffic))
                    .findFirst()
                    .ifPresent(rule -> {
                        throw Faults.inUse(
                                "SecurityGroupRuleExists",
                                "Security group rule already exists. Rule id is " + rule.id() + ".");
                    });
            topology.groups().put(group.labelled(group.label().touched()));
            return answer(201, topology.addRule(group, Optional.of(form.text("description", "")), traffic), request);
        }
    }

    private static Traffic traffic(Form form) {
        Traffic traffic = new Traffic(
                form.oneOf("direction", List.of("ingress", "egress"), ""),
                form.oneOf("ethertype", List.of("IPv4", "IPv6"), "IPv4"),
                form.says("protocol")
                        ? Optional.of(form.fields().get("protocol").asText().toLowerCase(Locale.ROOT))
                        : Optional.empty(),
                form.number("port_range_min"),
                form.number("port_range_max"),
                form.optional("remote_ip_prefix"),
                form.optionalId("remote_group_id"));
        if (traffic.protocol().isEmpty() && traffic.portMin().isPresent()) {
            throw new Refusal(
                    400,
                    "SecurityGroupProtocolRequiredWithPorts",
                    "Must also specify protocol if port range is given.");
        }
        boolean icmp = traffic.protocol().map("icmp"::equals).orElse(false);
        if (!icmp && traffic.portMin().orElse(0) > traffic.portMax().orElse(0)) {
            throw new Refusal(
                    400,
                    "SecurityGroupInvalidPortRange",
                    "For TCP/UDP protocols, port_range_min must be <= port_range_max");
        }
        return traffic;
    }
}
