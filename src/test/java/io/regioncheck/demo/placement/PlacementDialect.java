package io.regioncheck.demo.placement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Dialect;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import java.util.Map;
import java.util.Optional;

/** How placement words its answers (placement/util.py: json_error_formatter, Zed). */
final class PlacementDialect implements Dialect {
    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            406, "Not Acceptable",
            409, "Conflict",
            500, "Internal Server Error");

    /** What webob says before the service's own words. */
    private static final Map<Integer, String> EXPLANATIONS = Map.of(
            400,
            "The server could not comply with the request since it is either malformed or otherwise incorrect.",
            404,
            "The resource could not be found.",
            405,
            "The method specified is not allowed for this resource.",
            406,
            "The resource could not be generated that was acceptable to your browser (content of type application/json.");

    private static final int UNAUTHORIZED = 401;
    private static final int NOT_ACCEPTABLE = 406;
    /** From here on errors have codes. */
    private static final int WITH_CODES = 23;

    @Override
    public Answer refusal(Request request, Refusal refusal) {
        if (refusal.status() == UNAUTHORIZED) {
            return unauthorized(refusal);
        }
        int status = refusal.status();
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode error = body.putArray("errors").addObject();
        String title = TITLES.getOrDefault(status, "Error");
        String explanation = EXPLANATIONS.getOrDefault(status, title);
        boolean plain =
                refusal.message().equals(explanation) || refusal.message().equals(title);
        boolean unacceptable = status == NOT_ACCEPTABLE;
        error.put("status", status)
                .put("title", title)
                .put(
                        "detail",
                        explanation
                                + (unacceptable ? " \n\n " : "\n\n ")
                                + (plain ? "" : refusal.message())
                                + (unacceptable ? "" : "  "));
        if (version(request).map(version -> version.since(WITH_CODES)).orElse(false)) {
            error.put("code", "placement.undefined_code");
        }
        error.put("request_id", request.id());
        if (unacceptable) {
            error.put("max_version", "1." + PlacementVersion.NEWEST).put("min_version", "1.0");
        }
        return Answer.json(status, body);
    }

    private static Answer unauthorized(Refusal refusal) {
        ObjectNode body = Answer.JSON.createObjectNode();
        body.putObject("error")
                .put("code", refusal.status())
                .put("title", "Unauthorized")
                .put("message", refusal.message());
        return Answer.json(refusal.status(), body).with("WWW-Authenticate", "Keystone uri=\"http://127.0.0.1:5000\"");
    }

    @Override
    public Answer dress(Request request, Answer answer) {
        Answer dressed = answer.with("x-openstack-request-id", request.id());
        Optional<PlacementVersion> version = version(request);
        if (version.isEmpty() || answer.status() == UNAUTHORIZED) {
            return dressed;
        }
        Answer named = dressed.with("openstack-api-version", "placement " + version.get());
        // what is raised as not found bypasses the decorator that adds it
        return answer.status() == 404 ? named : named.with("vary", "openstack-api-version");
    }

    private static Optional<PlacementVersion> version(Request request) {
        try {
            return Optional.of(PlacementVersion.of(request));
        } catch (Refusal unacceptable) {
            return Optional.empty();
        }
    }
}
