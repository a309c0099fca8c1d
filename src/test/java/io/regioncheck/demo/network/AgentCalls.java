package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** What is called about agents, and about what they host; for administrators only. */
final class AgentCalls {
    /** Agents have their own format: neutron/objects/agent.py passes python's str on (Zed). */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Agents agents;
    private final AgentState state;
    private final RouterCalls routers;
    private final Attributes<Agent> attributes;

    AgentCalls(Topology topology, Agents agents, RouterCalls routers) {
        this.agents = agents;
        this.state = new AgentState(topology, agents);
        this.routers = routers;
        this.attributes = attributes().in(topology.look());
    }

    private Attributes<Agent> attributes() {
        return Attributes.<Agent>of(
                        "agent",
                        "agents",
                        id -> Faults.notFound("AgentNotFound", "Agent " + id + " could not be found."))
                .with("id", Agent::id)
                .with("agent_type", agent -> agent.kind().type())
                .with("binary", agent -> agent.kind().binary())
                .with("topic", agent -> agent.kind().topic())
                .with("host", Agent::host)
                .with("admin_state_up", agent -> true)
                .with("created_at", agent -> time(agent.label().created()))
                .with("started_at", agent -> time(agents.started(agent)))
                .with("heartbeat_timestamp", agent -> time(agents.heartbeat(agent)))
                .with("description", agent -> Optional.empty())
                .with("resources_synced", agent -> Optional.empty())
                .with("availability_zone", Agent::zone)
                .with("alive", agents::isAlive)
                .with("configurations", state::of);
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    void addTo(Routes routes) {
        Listing<Agent> listing = new Listing<>(attributes, agents.shelf(), (agent, caller) -> caller.isAdmin(), false);
        routes.get("/v2.0/agents", listing::answer)
                .get("/v2.0/agents/{id}", this::one)
                .get("/v2.0/networks/{id}/dhcp-agents", this::ofNetwork)
                .get("/v2.0/routers/{id}/l3-agents", this::ofRouter);
    }

    private Answer one(Request request) {
        String id = request.variable("id");
        Agent found = agents.shelf()
                .find(id)
                .filter(agent -> request.caller().isAdmin())
                .orElseThrow(() -> attributes.missing().apply(id));
        return Answer.json(200, attributes.body(found, request.caller()));
    }

    /** Neutron does not ask whether the network exists: dhcp_rpc_agent lists what is bound to the id (Zed). */
    private Answer ofNetwork(Request request) {
        admins(request, "get_dhcp-agents");
        return hosting(request.variable("id"), request);
    }

    private Answer ofRouter(Request request) {
        admins(request, "get_l3-agents");
        return hosting(routers.visible(request).id(), request);
    }

    private static void admins(Request request, String rule) {
        if (!request.caller().isAdmin()) {
            throw Faults.forbidden("rule:" + rule);
        }
    }

    private Answer hosting(String thing, Request request) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode array = body.putArray("agents");
        agents.hostOf(thing).ifPresent(agent -> {
            ObjectNode shown = attributes.render(agent, request.caller(), List.of());
            shown.putObject("resource_versions");
            if (agent.kind() == Agent.Kind.L3) {
                shown.putNull("ha_state");
            }
            array.add(shown);
        });
        return Answer.json(200, body);
    }
}
