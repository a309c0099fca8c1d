package io.regioncheck.demo.volume;

import io.regioncheck.demo.http.Refusal;
import java.util.Map;

/** What cinder calls its refusals (cinder/api/openstack/wsgi.py, {@code Fault}). */
final class Faults {
    private static final Map<Integer, String> NAMES = Map.of(
            400, "badRequest",
            401, "unauthorized",
            403, "forbidden",
            404, "itemNotFound",
            405, "badMethod",
            409, "conflictingRequest",
            413, "overLimit",
            415, "badMediaType",
            501, "notImplemented",
            503, "serviceUnavailable");

    private Faults() {}

    /** Returns a refusal of cinder's own; those without a type come from where nothing was routed to it. */
    static Refusal of(int status, String message) {
        return new Refusal(status, name(status), message);
    }

    static Refusal noVolume(String id) {
        return of(404, "Volume " + id + " could not be found.");
    }

    static Refusal noSnapshot(String id) {
        return of(404, "Snapshot " + id + " could not be found.");
    }

    static Refusal noType(String id) {
        return of(404, "Volume type " + id + " could not be found.");
    }

    static Refusal invalidVolume(String why) {
        return of(400, "Invalid volume: " + why);
    }

    static Refusal invalidInput(String why) {
        return of(400, "Invalid input received: " + why);
    }

    static Refusal policy(String rule) {
        return of(403, "Policy doesn't allow " + rule + " to be performed.");
    }

    static String name(int status) {
        return NAMES.getOrDefault(status, "computeFault");
    }
}
