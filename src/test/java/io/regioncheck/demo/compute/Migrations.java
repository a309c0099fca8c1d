package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;

/** Moves of servers: there was none. */
final class Migrations {
    void addTo(ComputeRoutes routes) {
        routes.get("/os-migrations", Migrations::list);
    }

    private static Answer list(Asked asked) {
        asked.mustBeAdmin("os_compute_api:os-migrations:index");
        ObjectNode body = Answer.JSON.createObjectNode();
        body.putArray("migrations");
        return Answer.json(200, body);
    }
}
