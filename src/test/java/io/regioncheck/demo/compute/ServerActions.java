package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.guest.Guest;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import java.util.List;

/** What clients have done to a server. */
final class ServerActions {
    private final Cell cell;
    private final PowerCycle power;

    ServerActions(Cell cell) {
        this.cell = cell;
        this.power = new PowerCycle(cell);
    }

    void addTo(ComputeRoutes routes) {
        routes.post("/servers/{server}/action", this::act).delete("/servers/{server}", this::delete);
    }

    private Answer act(Asked asked) {
        JsonNode body = asked.http().json();
        if (body.size() != 1) {
            throw new Refusal(400, "Malformed request body");
        }
        String action = body.fieldNames().next();
        String request = asked.http().id();
        switch (action) {
            case "os-getConsoleOutput" -> {
                return console(asked, body.path(action));
            }
            case "reboot" -> reboot(asked, body.path(action));
            case "os-stop" -> power.stop(cell.fleet().wanted(asked), request);
            case "os-start" -> power.start(cell.fleet().wanted(asked), request);
            default -> throw new Refusal(400, "There is no such action: " + action);
        }
        cell.log().request(asked, 202);
        return Answer.empty(202);
    }

    private void reboot(Asked asked, JsonNode how) {
        String type = how.path("type").asText();
        if (!type.matches("(?i)HARD|SOFT")) {
            throw new Refusal(
                    400,
                    "Invalid input for field/attribute type. Value: " + type + ". '" + type
                            + "' is not one of ['HARD', 'Hard', 'hard', 'SOFT', 'Soft', 'soft']");
        }
        power.reboot(
                cell.fleet().wanted(asked),
                type.equalsIgnoreCase("HARD"),
                asked.http().id());
    }

    private Answer delete(Asked asked) {
        power.delete(cell.fleet().wanted(asked), asked.http().id());
        cell.log().request(asked, 204);
        return Answer.empty(204);
    }

    private Answer console(Asked asked, JsonNode how) {
        Server server = cell.fleet().wanted(asked);
        String host = server.condition()
                .host()
                .orElseThrow(() -> new Refusal(409, "Instance " + server.id() + " is not ready"));
        cell.rpc().call(host);
        String text = server.guest().map(Guest::console).orElse("");
        ObjectNode body = Answer.JSON.createObjectNode();
        body.put("output", printable(last(text, how.path("length").asInt(Integer.MAX_VALUE))));
        return Answer.json(200, body);
    }

    /** What stands behind the last line feed counts as a line, though it is empty (nova/compute/manager.py: _tail_log). */
    private static String last(String text, int lines) {
        List<String> all = List.of(text.split("\n", -1));
        return lines <= 0 ? "" : String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    private static String printable(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B-\\x1F]", "");
    }
}
