package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request to a service.
 *
 * @param path below the service's endpoint, with a leading slash and a query if there is one; or a whole URL
 * @param headers beside the token
 */
record Ask(
        String service,
        String method,
        String path,
        Map<String, String> headers,
        Optional<JsonNode> json,
        Optional<byte[]> bytes,
        boolean withToken) {

    Ask {
        headers = Map.copyOf(headers);
    }

    static Ask get(String service, String path) {
        return new Ask(service, "GET", path, Map.of(), Optional.empty(), Optional.empty(), true);
    }

    static Ask delete(String service, String path) {
        return new Ask(service, "DELETE", path, Map.of(), Optional.empty(), Optional.empty(), true);
    }

    static Ask post(String service, String path, JsonNode json) {
        return new Ask(service, "POST", path, Map.of(), Optional.of(json), Optional.empty(), true);
    }

    static Ask put(String service, String path, JsonNode json) {
        return new Ask(service, "PUT", path, Map.of(), Optional.of(json), Optional.empty(), true);
    }

    static Ask put(String service, String path, byte[] bytes) {
        return new Ask(service, "PUT", path, Map.of(), Optional.empty(), Optional.of(bytes), true);
    }

    Ask header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Ask(service, method, path, more, json, bytes, withToken);
    }

    Ask withoutToken() {
        return new Ask(service, method, path, headers, json, bytes, false);
    }

    Ask at(String otherPath) {
        return new Ask(service, method, otherPath, headers, json, bytes, withToken);
    }

    /** Returns whether a second try does no harm: a read, or a delete, of which the second finds nothing. */
    boolean isRepeatable() {
        return !method.equals("POST") && !method.equals("PUT");
    }
}
