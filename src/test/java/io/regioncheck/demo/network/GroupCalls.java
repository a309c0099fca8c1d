package io.regioncheck.demo.network;

import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import java.util.List;
import java.util.Set;

/** What is called about security groups. */
final class GroupCalls {
    private static final Set<String> KNOWN = Set.of("stateful");

    private final Topology topology;
    private final Attributes<SecurityGroup> attributes;

    GroupCalls(Topology topology) {
        this.topology = topology;
        this.attributes = attributes().in(topology.look());
    }

    private Attributes<SecurityGroup> attributes() {
        return Attributes.<SecurityGroup>of("security_group", "security_groups", GroupCalls::missing)
                .with("id", SecurityGroup::id)
                .with("name", group -> group.label().name())
                .with("stateful", SecurityGroup::stateful)
                .with("tenant_id", SecurityGroup::project)
                .with("description", group -> group.label().description())
                .with("shared", group -> false)
                .with(
                        "security_group_rules",
                        group -> topology.rules()
                                .having("security_group_id", group.id())
                                .map(new RuleView(topology)::within)
                                .toList())
                .with("tags", group -> List.of())
                .withStandards();
    }

    static Refusal missing(String id) {
        return Faults.notFound("SecurityGroupNotFound", "Security group " + id + " does not exist");
    }

    void addTo(Routes routes) {
        Listing<SecurityGroup> listing = new Listing<>(
                attributes, topology.groups(), GroupCalls::sees, topology.look().pages());
        routes.get("/v2.0/security-groups", request -> {
                    topology.defaultGroup(request.caller().projectId());
                    return listing.answer(request);
                })
                .post("/v2.0/security-groups", this::create)
                .get("/v2.0/security-groups/{id}", request -> answer(200, visible(request), request))
                .put("/v2.0/security-groups/{id}", this::update)
                .delete("/v2.0/security-groups/{id}", this::delete);
    }

    static boolean sees(SecurityGroup group, Caller caller) {
        return caller.isAdmin() || group.project().equals(caller.projectId());
    }

    private SecurityGroup visible(Request request) {
        String id = request.variable("id");
        return topology.groups()
                .find(id)
                .filter(group -> sees(group, request.caller()))
                .orElseThrow(() -> missing(id));
    }

    private Answer answer(int status, SecurityGroup group, Request request) {
        return Answer.json(status, attributes.body(group, request.caller()));
    }

    private Answer create(Request request) {
        Form form = Form.of(request, attributes, KNOWN);
        if (form.text("name", "").equals(SecurityGroup.DEFAULT)) {
            throw Faults.inUse("SecurityGroupDefaultAlreadyExists", "Default security group already exists.");
        }
        topology.defaultGroup(form.project());
        SecurityGroup made = topology.guard(new SecurityGroup(form.freshLabel(), form.flag("stateful", true)));
        return answer(201, made, request);
    }

    private Answer update(Request request) {
        synchronized (topology) {
            Form form = Form.of(request, attributes, KNOWN);
            SecurityGroup group = visible(request);
            boolean isDefault = group.label().name().equals(SecurityGroup.DEFAULT);
            if (isDefault && !form.text("name", SecurityGroup.DEFAULT).equals(SecurityGroup.DEFAULT)) {
                throw Faults.inUse("SecurityGroupCannotUpdateDefault", "Updating default security group not allowed.");
            }
            return answer(200, topology.groups().put(group.labelled(form.changed(group.label()))), request);
        }
    }

    private Answer delete(Request request) {
        synchronized (topology) {
            SecurityGroup group = visible(request);
            if (topology.ports().counting("security_groups", group.id()) > 0) {
                throw Faults.inUse("SecurityGroupInUse", "Security Group " + group.id() + " in use.");
            }
            if (group.label().name().equals(SecurityGroup.DEFAULT)
                    && !request.caller().isAdmin()) {
                throw Faults.inUse(
                        "SecurityGroupCannotRemoveDefault", "Insufficient rights for removing default security group.");
            }
            topology.rules()
                    .having("security_group_id", group.id())
                    .toList()
                    .forEach(rule -> topology.rules().remove(rule.id()));
            topology.groups().remove(group.id());
            return Answer.empty(204);
        }
    }
}
