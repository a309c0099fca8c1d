package io.regioncheck.demo.volume;

import io.regioncheck.demo.http.Request;

/** Which 3.x a client wants cinder to speak: 3.0 if it does not say. */
record Microversion(int minor) {
    static final String HEADER = "OpenStack-API-Version";

    private static final String VARIABLE = "microversion";

    /** Returns what was found out of a request before it came to a handler. */
    static Microversion of(Request request) {
        return new Microversion(Integer.parseInt(request.variable(VARIABLE)));
    }

    /** Lets the handlers of a request know. */
    Request in(Request request) {
        return request.with(VARIABLE, String.valueOf(minor));
    }

    boolean isAtLeast(int other) {
        return minor >= other;
    }
}
