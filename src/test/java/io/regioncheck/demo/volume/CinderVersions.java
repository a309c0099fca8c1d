package io.regioncheck.demo.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Request;

/** The version document of Zed's cinder (cinder/api/versions.py). */
final class CinderVersions {
    private CinderVersions() {}

    /** @param status 300 at the root, 200 of v3 itself */
    static Answer document(Request request, int status) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode version =
                body.putArray("versions").addObject().put("id", "v3.0").put("status", "CURRENT");
        version.put("version", "3." + Microversion.NEWEST).put("min_version", "3.0");
        version.put("updated", "2022-08-31T00:00:00Z");
        var links = version.putArray("links");
        links.addObject().put("rel", "describedby").put("type", "text/html").put("href", "https://docs.openstack.org/");
        links.addObject().put("rel", "self").put("href", request.origin() + "/v3/");
        version.putArray("media-types")
                .addObject()
                .put("base", "application/json")
                .put("type", "application/vnd.openstack.volume+json;version=3");
        return Answer.json(status, body);
    }

    /** Answers v3 itself, which routes only lead to with a slash at its end. */
    static Answer v3(Request request) {
        return request.path().endsWith("/")
                ? document(request, 200)
                : Answer.text(302, "text/plain; charset=utf8", "")
                        .with("Location", request.origin() + request.path() + "/");
    }
}
