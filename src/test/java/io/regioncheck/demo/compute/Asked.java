package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import java.util.Optional;

/**
 * What a client asked of nova.
 *
 * @param root what the path of its endpoint begins with: {@code /v2.1}, or {@code /v2} for the shim
 * @param project what stands after it, if anything: {@code /<project>}
 */
record Asked(Request http, ApiVersion version, String root, String project) {

    Caller caller() {
        return http.caller();
    }

    boolean isAdmin() {
        return caller().isAdmin();
    }

    /** @throws Refusal 403 in the words of oslo.policy */
    void mustBeAdmin(String rule) {
        if (!isAdmin()) {
            throw new Refusal(403, "Policy doesn't allow " + rule + " to be performed.");
        }
    }

    boolean since(int minor) {
        return version.since(minor);
    }

    String variable(String name) {
        return http.variable(name);
    }

    Optional<String> query(String name) {
        return http.query(name);
    }

    /** Returns the URL of a thing, or of a list of things. */
    String url(String path) {
        return http.origin() + root + project + path;
    }

    /** Returns the URL without a version, by which things were once bookmarked. */
    String bookmark(String path) {
        return http.origin() + project + path;
    }

    /** Adds both links of a thing. */
    void link(ObjectNode json, String path) {
        ArrayNode links = json.putArray("links");
        links.addObject().put("rel", "self").put("href", url(path));
        links.addObject().put("rel", "bookmark").put("href", bookmark(path));
    }
}
