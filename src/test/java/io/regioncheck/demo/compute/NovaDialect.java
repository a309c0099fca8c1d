package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Dialect;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.region.Release;
import java.util.Map;
import java.util.Optional;

/** How nova words its answers (nova/api/openstack/wsgi.py: Fault and Resource, Zed). */
final class NovaDialect implements Dialect {
    private static final String ERROR_TYPE = "application/json; charset=UTF-8";
    private static final int UNAUTHORIZED = 401;
    /** What the routes say of a path that nobody knows: a page for people. */
    private static final String NOWHERE = "The resource could not be found.";

    private static final Map<Integer, String> NAMES = Map.of(
            400, "badRequest",
            401, "unauthorized",
            403, "forbidden",
            404, "itemNotFound",
            405, "badMethod",
            409, "conflictingRequest",
            413, "overLimit",
            501, "notImplemented",
            503, "serviceUnavailable");

    private final Microversions microversions;

    NovaDialect(Microversions microversions) {
        this.microversions = microversions;
    }

    @Override
    public Answer refusal(Request request, Refusal refusal) {
        if (refusal.status() == UNAUTHORIZED) {
            ObjectNode body = Answer.JSON.createObjectNode();
            body.putObject("error")
                    .put("code", UNAUTHORIZED)
                    .put("title", "Unauthorized")
                    .put("message", refusal.message());
            return Answer.json(UNAUTHORIZED, body).with("WWW-Authenticate", "Keystone uri=\"http://127.0.0.1:5000\"");
        }
        if (refusal.message().equals(NOWHERE)) {
            return isVersioned(request) ? page(refusal) : choices(request);
        }
        ObjectNode body = Answer.JSON.createObjectNode();
        body.putObject(NAMES.getOrDefault(refusal.status(), "computeFault"))
                .put("code", refusal.status())
                .put("message", refusal.message());
        return Answer.json(refusal.status(), body).with("Content-Type", ERROR_TYPE);
    }

    private static Answer page(Refusal refusal) {
        return Answer.text(refusal.status(), "text/html; charset=UTF-8", """
                <html>
                 <head>
                  <title>404 Not Found</title>
                 </head>
                 <body>
                  <h1>404 Not Found</h1>
                  The resource could not be found.<br /><br />



                 </body>
                </html>""");
    }

    /** Below no version, nova answers with the versions that there are. */
    private static Answer choices(Request request) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode choices = body.putArray("choices");
        choice(choices.addObject(), request, "v2.0", "/v2", "2", "SUPPORTED");
        choice(choices.addObject(), request, "v2.1", "/v2.1", "2.1", "CURRENT");
        return Answer.json(300, body);
    }

    private static void choice(
            ObjectNode json, Request request, String id, String root, String version, String status) {
        json.put("id", id).put("status", status);
        json.putArray("links").addObject().put("rel", "self").put("href", request.origin() + root + request.path());
        json.putArray("media-types")
                .addObject()
                .put("base", "application/json")
                .put("type", "application/vnd.openstack.compute+json;version=" + version);
    }

    @Override
    public Answer dress(Request request, Answer answer) {
        if (!isVersioned(request)) {
            return answer;
        }
        // it is there without a body too
        Answer typed =
                answer.headers().containsKey("Content-Type") ? answer : answer.with("Content-Type", "application/json");
        Answer numbered = typed.with("x-compute-request-id", request.id());
        // the common header came with nova/api/compute_req_id.py of Pike
        Answer dressed = microversions.release().since(Release.PIKE)
                ? numbered.with("x-openstack-request-id", request.id())
                : numbered;
        return echoed(request, answer)
                .map(version -> microversions.tell(dressed, version))
                .orElse(dressed);
    }

    /** The shim names no version, nor does who answered in nova's place: keystone's middleware, the routes. */
    private Optional<ApiVersion> echoed(Request request, Answer answer) {
        String type = answer.headers().getOrDefault("Content-Type", "");
        if (isLegacy(request) || answer.status() == UNAUTHORIZED || type.startsWith("text/html")) {
            return Optional.empty();
        }
        try {
            return Optional.of(microversions.asked(request));
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isVersioned(Request request) {
        return isLegacy(request) || isBelow(request.path(), ComputeRoutes.CURRENT);
    }

    private static boolean isLegacy(Request request) {
        return isBelow(request.path(), ComputeRoutes.LEGACY);
    }

    private static boolean isBelow(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
