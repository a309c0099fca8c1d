package io.regioncheck.demo.network;

import io.regioncheck.demo.http.Refusal;

/** What neutron says no with: types, status and words as in neutron_lib/exceptions (3.1, Zed). */
final class Faults {
    private Faults() {}

    /** Returns the 400 of the layer above the plugins. */
    static Refusal badRequest(String message) {
        return new Refusal(400, "HTTPBadRequest", message);
    }

    /** Returns the 400 of a plugin that was asked for something it cannot do. */
    static Refusal badRequest(String resource, String message) {
        return new Refusal(400, "BadRequest", "Bad " + resource + " request: " + message + ".");
    }

    static Refusal invalidInput(String message) {
        return new Refusal(400, "InvalidInput", "Invalid input for operation: " + message + ".");
    }

    static Refusal notFound(String type, String message) {
        return new Refusal(404, type, message);
    }

    static Refusal noNetwork(String id) {
        return notFound("NetworkNotFound", "Network " + id + " could not be found.");
    }

    static Refusal inUse(String type, String message) {
        return new Refusal(409, type, message);
    }

    static Refusal noPath() {
        return new Refusal(404, "HTTPNotFound", "The resource could not be found.");
    }

    /** Returns the 403 of a rule that does not let the caller do this. */
    static Refusal forbidden(String rule) {
        return new Refusal(403, "PolicyNotAuthorized", rule + " is disallowed by policy");
    }
}
