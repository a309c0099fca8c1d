package io.regioncheck.demo.weather;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Request;
import java.io.IOException;
import java.util.Map;

/** Lists that change between two of their pages. */
final class Shifting {
    private Shifting() {}

    /** Refuses a marker as the services do when what it named was deleted, and lets a first page point at itself for ever. */
    static Answer instead(Request request, Answer real) {
        if (!request.method().equals("GET") || real.status() != 200) {
            return real;
        }
        if (request.query("marker").isPresent()) {
            var body = Answer.JSON.createObjectNode();
            body.putObject("badRequest")
                    .put("code", 400)
                    .put("message", "marker [" + request.query("marker").orElse("") + "] not found");
            return Answer.json(400, body);
        }
        return again(request, real);
    }

    private static Answer again(Request request, Answer real) {
        try {
            if (!(Answer.JSON.readTree(real.body()) instanceof ObjectNode object)) {
                return real;
            }
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                if (entry.getValue() instanceof ArrayNode list
                        && list.size() > 0
                        && list.get(0).has("id")) {
                    String last = list.get(list.size() - 1).path("id").asText();
                    String next = request.origin() + request.path() + "?marker=" + last;
                    object.putArray(entry.getKey() + "_links")
                            .addObject()
                            .put("rel", "next")
                            .put("href", next);
                    object.put("next", request.path() + "?marker=" + last);
                    return real.saying(Answer.JSON.writeValueAsBytes(object));
                }
            }
            return real;
        } catch (IOException noJson) {
            return real;
        }
    }
}
