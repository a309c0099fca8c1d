package io.regioncheck.demo.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Request;
import java.util.List;

/** The version document of Zed's glance without multiple stores (glance/api/versions.py). */
final class GlanceVersions {
    private static final List<String> SUPPORTED =
            List.of("v2.9", "v2.7", "v2.6", "v2.5", "v2.4", "v2.3", "v2.2", "v2.1", "v2.0");

    private GlanceVersions() {}

    /** @param status 300 at the root and wherever nothing else is, 200 at {@code /versions} */
    static Answer document(Request request, int status) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode versions = body.putArray("versions");
        version(versions.addObject(), request, "v2.15", "CURRENT");
        SUPPORTED.forEach(id -> version(versions.addObject(), request, id, "SUPPORTED"));
        return Answer.json(status, body);
    }

    private static void version(ObjectNode version, Request request, String id, String status) {
        version.put("id", id).put("status", status);
        version.putArray("links").addObject().put("rel", "self").put("href", request.origin() + "/v2/");
    }
}
