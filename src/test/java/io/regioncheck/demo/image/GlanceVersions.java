package io.regioncheck.demo.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.region.Look;

/** The version document of a glance without multiple stores (glance/api/versions.py). */
record GlanceVersions(Look.Image look) {

    /** @param status 300 at the root and wherever nothing else is, 200 at {@code /versions} */
    Answer document(Request request, int status) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode versions = body.putArray("versions");
        look.versions().forEach((place, standing) -> {
            String[] parts = place.split("/");
            ObjectNode version = versions.addObject().put("id", parts[1]).put("status", standing);
            version.putArray("links")
                    .addObject()
                    .put("rel", "self")
                    .put("href", request.origin() + "/" + parts[0] + "/");
        });
        return Answer.json(status, body);
    }
}
