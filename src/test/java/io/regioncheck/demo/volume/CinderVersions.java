package io.regioncheck.demo.volume;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.region.Look;
import io.regioncheck.demo.region.Release;
import java.util.List;

/** The version documents of cinder (cinder/api/versions.py, cinder/api/views/versions.py). */
final class CinderVersions {
    private final Release release;
    private final Look.Volume look;

    CinderVersions(Look look) {
        this.release = look.release();
        this.look = look.cinder();
    }

    void addTo(Routes routes) {
        int several = release.since(Release.MITAKA) ? 300 : 200;
        routes.open("GET", "/", request -> document(request, look.apis(), several));
        for (String api : look.apis()) {
            routes.get("/" + api, request -> one(request, api));
        }
    }

    /** Answers an API itself, which routes only lead to with a slash at its end. */
    private Answer one(Request request, String api) {
        return request.path().endsWith("/")
                ? document(request, List.of(api), 200)
                : Answer.text(302, "text/plain; charset=utf8", "")
                        .with("Location", request.origin() + request.path() + "/");
    }

    private Answer document(Request request, List<String> apis, int status) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode versions = body.putArray("versions");
        apis.stream().sorted().forEach(api -> write(versions.addObject(), request, api));
        return Answer.json(status, body);
    }

    private void write(ObjectNode version, Request request, String api) {
        boolean newest = api.equals(look.apis().get(0));
        version.put("id", api + ".0").put("status", newest ? "CURRENT" : "SUPPORTED");
        if (release.since(Release.MITAKA)) {
            boolean micro = api.equals("v3");
            version.put("version", micro ? "3." + look.newest() : "").put("min_version", micro ? "3.0" : "");
        }
        version.put("updated", updated(api));
        ArrayNode links = version.putArray("links");
        if (release.since(Release.MITAKA)) {
            String documents = (release.since(Release.PIKE) ? "https" : "http") + "://docs.openstack.org/";
            links.addObject().put("rel", "describedby").put("type", "text/html").put("href", documents);
        }
        links.addObject().put("rel", "self").put("href", request.origin() + "/" + api + "/");
        if (release.since(Release.MITAKA)) {
            version.putArray("media-types")
                    .addObject()
                    .put("base", "application/json")
                    .put(
                            "type",
                            "application/vnd.openstack.volume+json;version=" + (release.since(Release.PIKE) ? 3 : 1));
        }
    }

    private String updated(String api) {
        boolean older = api.equals("v2") && !release.since(Release.MITAKA);
        return switch (api) {
            case "v3" -> look.updated();
            case "v2" -> older ? "2012-11-21T11:33:21Z" : "2014-06-28T12:20:21Z";
            default -> "2014-06-28T12:20:21Z";
        };
    }
}
