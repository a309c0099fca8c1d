package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import okhttp3.Headers;

/** An answer below 400, read whole. */
record Reply(int status, Headers headers, JsonNode body, Optional<String> requestId, Call call) {

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Leaves out headers and body: they hold tokens and passwords. */
    @Override
    public String toString() {
        return status + " to " + call;
    }
}
