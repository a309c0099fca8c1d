package io.regioncheck.demo.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.region.Release;
import java.util.List;

/** {@code /messages}: what cinder tells users of failures. */
record Messages(Release release, Store store) {
    Answer list(Request request) {
        List<UserMessage> found = store.messages(request.caller().projectId()).stream()
                .filter(message -> request.query("resource_uuid")
                        .map(message.resourceId()::equals)
                        .orElse(true))
                .toList();
        return new Pages<>("messages", "messages", UserMessage::id, id -> Faults.of(404, missing(id)))
                .answer(request, found, new VolumeView(request, release)::message);
    }

    Answer show(Request request) {
        ObjectNode body = Answer.JSON.createObjectNode();
        return Answer.json(200, body.set("message", new VolumeView(request, release).message(find(request))));
    }

    Answer delete(Request request) {
        store.removeMessage(find(request));
        return Answer.empty(204).with("Content-Type", "text/html; charset=UTF-8");
    }

    private UserMessage find(Request request) {
        String id = request.variable("id");
        return store.messages(request.caller().projectId()).stream()
                .filter(message -> message.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Faults.of(404, missing(id)));
    }

    private static String missing(String id) {
        return "Message " + id + " could not be found.";
    }
}
