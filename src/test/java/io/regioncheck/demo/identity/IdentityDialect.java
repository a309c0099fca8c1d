package io.regioncheck.demo.identity;

import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Dialect;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import java.util.Map;

/** How keystone says no: JSON of its own, but Flask's page where no route fits. */
final class IdentityDialect implements Dialect {
    private static final Map<Integer, String> TITLES =
            Map.of(400, "Bad Request", 401, "Unauthorized", 403, "Forbidden", 404, "Not Found", 409, "Conflict");
    private static final String NO_ROUTE = """
            <!doctype html>
            <html lang=en>
            <title>404 Not Found</title>
            <h1>Not Found</h1>
            <p>The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.</p>
            """;

    @Override
    public Answer refusal(Request request, Refusal refusal) {
        if (refusal.status() == 404 && refusal.type().isEmpty()) {
            return Answer.text(404, "text/html; charset=utf-8", NO_ROUTE);
        }
        var body = Answer.JSON.createObjectNode();
        body.putObject("error")
                .put("code", refusal.status())
                .put("message", refusal.message())
                .put("title", TITLES.getOrDefault(refusal.status(), "Error"));
        Answer answer = Answer.json(refusal.status(), body);
        return refusal.status() == 401
                ? answer.with("WWW-Authenticate", "Keystone uri=\"" + request.origin() + "/v3\"")
                : answer;
    }

    @Override
    public Answer dress(Request request, Answer answer) {
        return answer.with("Vary", "X-Auth-Token").with("x-openstack-request-id", request.id());
    }

    /** Says that something with this id is not there. */
    static Refusal unknown(String kind, String id) {
        return new Refusal(404, kind, "Could not find " + kind + ": " + id + ".");
    }
}
