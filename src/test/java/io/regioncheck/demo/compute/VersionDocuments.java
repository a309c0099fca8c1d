package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Handler;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.region.Release;

/** Which versions of its API nova serves, and where. */
final class VersionDocuments {
    private final Microversions microversions;

    VersionDocuments(Microversions microversions) {
        this.microversions = microversions;
    }

    /** Before Ussuri keystone's middleware stood before all but the root (etc/nova/api-paste.ini). */
    void addTo(Routes routes) {
        boolean open = microversions.release().since(Release.USSURI);
        routes.open("GET", "/", this::all);
        add(routes, open, ComputeRoutes.CURRENT, request -> one(current(request), "2.1"));
        add(routes, open, ComputeRoutes.LEGACY, request -> one(legacy(request), "2"));
    }

    private static void add(Routes routes, boolean open, String path, Handler handler) {
        if (open) {
            routes.open("GET", path, handler);
        } else {
            routes.get(path, handler);
        }
    }

    private Answer all(Request request) {
        ObjectNode body = Answer.JSON.createObjectNode();
        body.putArray("versions").add(legacy(request)).add(current(request));
        return Answer.json(200, body);
    }

    private static Answer one(ObjectNode version, String media) {
        version.withArray("links")
                .addObject()
                .put("rel", "describedby")
                .put("type", "text/html")
                .put("href", "http://docs.openstack.org/");
        version.putArray("media-types")
                .addObject()
                .put("base", "application/json")
                .put("type", "application/vnd.openstack.compute+json;version=" + media);
        ObjectNode body = Answer.JSON.createObjectNode();
        body.set("version", version);
        return Answer.json(200, body);
    }

    private ObjectNode current(Request request) {
        return version(
                request,
                "v2.1",
                "CURRENT",
                microversions.newest().toString(),
                ApiVersion.OLDEST.toString(),
                "2013-07-23");
    }

    private static ObjectNode legacy(Request request) {
        return version(request, "v2.0", "SUPPORTED", "", "", "2011-01-21");
    }

    private static ObjectNode version(
            Request request, String id, String status, String newest, String oldest, String updated) {
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("id", id)
                .put("status", status)
                .put("version", newest)
                .put("min_version", oldest)
                .put("updated", updated + "T11:33:21Z");
        String root = status.equals("CURRENT") ? ComputeRoutes.CURRENT : ComputeRoutes.LEGACY;
        json.putArray("links").addObject().put("rel", "self").put("href", request.origin() + root + "/");
        return json;
    }
}
