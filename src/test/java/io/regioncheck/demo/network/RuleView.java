package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What neutron shows of a rule: by itself, and within its group, where Zed shows its number and tags too. */
final class RuleView {
    private final Topology topology;

    RuleView(Topology topology) {
        this.topology = topology;
    }

    Attributes<Rule> attributes() {
        return traffic(start())
                .with("description", Rule::description)
                .with("belongs_to_default_sg", this::isOfDefaultGroup)
                .withStandards()
                .in(topology.look());
    }

    private boolean isOfDefaultGroup(Rule rule) {
        return topology.groups()
                .find(rule.groupId())
                .filter(group -> group.label().name().equals(SecurityGroup.DEFAULT))
                .isPresent();
    }

    private static Attributes<Rule> start() {
        return Attributes.<Rule>of(
                        "security_group_rule",
                        "security_group_rules",
                        id -> Faults.notFound(
                                "SecurityGroupRuleNotFound", "Security group rule " + id + " does not exist"))
                .with("id", Rule::id)
                .with("tenant_id", Rule::project)
                .with("security_group_id", Rule::groupId);
    }

    private static Attributes<Rule> traffic(Attributes<Rule> attributes) {
        return attributes
                .with("ethertype", rule -> rule.traffic().ethertype())
                .with("direction", rule -> rule.traffic().direction())
                .with("protocol", rule -> rule.traffic().protocol())
                .with("port_range_min", rule -> rule.traffic().portMin())
                .with("port_range_max", rule -> rule.traffic().portMax())
                .with("remote_ip_prefix", rule -> rule.traffic().remotePrefix())
                .with("remote_address_group_id", rule -> Optional.empty())
                .with("normalized_cidr", rule -> rule.traffic().remotePrefix())
                .with("remote_group_id", rule -> rule.traffic().remoteGroup());
    }

    JsonNode within(Rule rule) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        Attributes<Rule> all = traffic(start())
                .with("belongs_to_default_sg", this::isOfDefaultGroup)
                .with("standard_attr_id", Rule::number)
                .with("description", Rule::description)
                .with("tags", any -> List.of())
                .withStandards()
                .in(topology.look());
        for (Map.Entry<String, Attributes.Attribute<Rule>> one : all.all().entrySet()) {
            shown.set(one.getKey(), Attributes.node(one.getValue().value().apply(rule)));
        }
        return shown;
    }
}
