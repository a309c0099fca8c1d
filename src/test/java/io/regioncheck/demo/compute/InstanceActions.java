package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows what was done to a server, and how far it came (nova/api/openstack/compute/instance_actions.py, Zed). */
final class InstanceActions {
    private static final int WITH_EVENTS_FOR_ALL = 51;
    private static final int WITH_UPDATES = 58;
    private static final int WITH_HOSTS = 62;
    private static final int WITH_DETAILS = 84;

    private final Cell cell;

    InstanceActions(Cell cell) {
        this.cell = cell;
    }

    void addTo(ComputeRoutes routes) {
        routes.get("/servers/{server}/os-instance-actions", this::list)
                .get("/servers/{server}/os-instance-actions/{request}", this::show);
    }

    private Answer list(Asked asked) {
        Server server = cell.fleet().wanted(asked);
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode list = body.putArray("instanceActions");
        server.actions().forEach(action -> list.add(json(asked, server, action)));
        return Answer.json(200, body);
    }

    private Answer show(Asked asked) {
        Server server = cell.fleet().wanted(asked);
        String request = asked.variable("request");
        ServerAction action = server.actions().stream()
                .filter(done -> done.requestId().equals(request))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "Action " + request + " not found"));
        ObjectNode json = json(asked, server, action);
        if (asked.isAdmin() || asked.since(WITH_EVENTS_FOR_ALL)) {
            ArrayNode events = json.putArray("events");
            action.events().forEach(event -> events.add(json(asked, action, event)));
        }
        ObjectNode body = Answer.JSON.createObjectNode();
        body.set("instanceAction", json);
        return Answer.json(200, body);
    }

    private static ObjectNode json(Asked asked, Server server, ServerAction action) {
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("action", action.action())
                .put("instance_uuid", server.id())
                .put("request_id", action.requestId())
                .put("user_id", action.userId())
                .put("project_id", action.projectId())
                .put("start_time", Times.plain(action.started()))
                .put("message", action.failed() ? "Error" : null);
        if (asked.since(WITH_UPDATES)) {
            json.put("updated_at", Times.plain(action.started()));
        }
        return json;
    }

    private static ObjectNode json(Asked asked, ServerAction action, ServerAction.Event event) {
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("event", event.name())
                .put("start_time", Times.plain(event.started()))
                .put("finish_time", event.finished().map(Times::plain).orElse(null))
                .put("result", result(event));
        if (asked.isAdmin()) {
            json.put("traceback", event.traceback().orElse(null));
        }
        if (asked.since(WITH_HOSTS)) {
            if (asked.isAdmin()) {
                json.put("host", event.host());
            }
            json.put("hostId", HostId.of(action.projectId(), Optional.of(event.host())));
        }
        if (asked.since(WITH_DETAILS)) {
            json.putNull("details");
        }
        return json;
    }

    private static @Nullable String result(ServerAction.Event event) {
        if (event.finished().isEmpty()) {
            return null;
        }
        return event.traceback().isPresent() ? "Error" : "Success";
    }
}
