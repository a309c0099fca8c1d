package io.regioncheck.demo.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Dialect;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.WebobPage;

/** Cinder's faults, keystonemiddleware's 401 and WebOb's 404 of paths that lead nowhere, with the headers of each. */
final class CinderDialect implements Dialect {
    private final Microversions microversions;

    CinderDialect(Microversions microversions) {
        this.microversions = microversions;
    }

    @Override
    public Answer refusal(Request request, Refusal refusal) {
        if (refusal.status() == 401) {
            return Answer.json(401, error("error", 401, refusal.message()))
                    .with("WWW-Authenticate", "Keystone uri=\"http://127.0.0.1:5000\"");
        }
        boolean unrouted = refusal.type().isEmpty() && (refusal.status() == 404 || refusal.status() == 405);
        if (unrouted) {
            // its routes hold a method each, so that another one is no 405 (cinder/api/openstack/__init__.py)
            return WebobPage.of(request, 404, "Not Found", "The resource could not be found.");
        }
        ObjectNode body = error(Faults.name(refusal.status()), refusal.status(), refusal.message());
        if (refusal.status() == 413) {
            body.withObject("/overLimit").put("retryAfter", "0");
            return Answer.json(413, body).with("Retry-After", "0");
        }
        return Answer.json(refusal.status(), body);
    }

    private static ObjectNode error(String name, int code, String message) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode error = body.putObject(name).put("code", code);
        if (code == 401) {
            error.put("title", "Unauthorized");
        }
        error.put("message", message);
        return body;
    }

    @Override
    public Answer dress(Request request, Answer answer) {
        if (request.path().equals("/healthcheck")) {
            return answer;
        }
        Answer numbered = answer.with("x-openstack-request-id", request.id());
        boolean text = answer.headers().getOrDefault("Content-Type", "").startsWith("text/");
        boolean done = answer.status() / 100 == 2;
        if (text && !done || answer.status() == 401) {
            return numbered;
        }
        // what a controller answers by itself, such as the 202 of a delete, gets no id of the old kind
        Answer old = text ? numbered : numbered.with("x-compute-request-id", request.id());
        return microversions
                .echoed(request)
                .map(version ->
                        old.with(Microversion.HEADER, "volume " + version).with("Vary", Microversion.HEADER))
                .orElse(old);
    }
}
