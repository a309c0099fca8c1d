package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.environment.Secret;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * One request to a service.
 *
 * @param path below the service's endpoint, with a leading slash and a query if there is one; or a whole URL
 * @param headers beside the token
 * @param harmless whether it may be sent twice though it is a POST
 * @param streamed whether its answer is read bit by bit, for as long as it comes
 */
record Ask(
        String service,
        String method,
        String path,
        Map<String, String> headers,
        Optional<JsonNode> json,
        Optional<byte[]> bytes,
        boolean withToken,
        boolean harmless,
        boolean streamed) {

    /** The header of whoever asks, where it is not the token of the run. */
    static final String TOKEN = "X-Auth-Token";

    /** The header that names the token that is asked about, as secret as the one that asks. */
    static final String SUBJECT_TOKEN = "X-Subject-Token";

    Ask {
        headers = Map.copyOf(headers);
    }

    static Ask get(String service, String path) {
        return new Ask(service, "GET", path, Map.of(), Optional.empty(), Optional.empty(), true, false, false);
    }

    static Ask delete(String service, String path) {
        return new Ask(service, "DELETE", path, Map.of(), Optional.empty(), Optional.empty(), true, false, false);
    }

    static Ask post(String service, String path, JsonNode json) {
        return new Ask(service, "POST", path, Map.of(), Optional.of(json), Optional.empty(), true, false, false);
    }

    static Ask put(String service, String path, JsonNode json) {
        return new Ask(service, "PUT", path, Map.of(), Optional.of(json), Optional.empty(), true, false, false);
    }

    static Ask put(String service, String path, byte[] bytes) {
        return new Ask(service, "PUT", path, Map.of(), Optional.empty(), Optional.of(bytes), true, false, false);
    }

    Ask header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Ask(service, method, path, more, json, bytes, withToken, harmless, streamed);
    }

    Ask withoutToken() {
        return new Ask(service, method, path, headers, json, bytes, false, harmless, streamed);
    }

    Ask sentTwiceIfNeeded() {
        return new Ask(service, method, path, headers, json, bytes, withToken, true, streamed);
    }

    Ask asStream() {
        return new Ask(service, method, path, headers, json, bytes, withToken, harmless, true);
    }

    /** Returns whether a second try does no harm: a read, or a delete, of which the second finds nothing. */
    boolean isRepeatable() {
        return harmless || !method.equals("POST") && !method.equals("PUT");
    }

    Request request(String url, Optional<Secret> token) {
        Request.Builder request = new Request.Builder().url(url).header("Accept", "*/*");
        headers.forEach(request::header);
        token.ifPresent(secret -> request.header(TOKEN, secret.reveal()));
        return request.method(method, body()).build();
    }

    private @Nullable RequestBody body() {
        if (json.isPresent()) {
            return RequestBody.create(json.get().toString(), MediaType.get("application/json"));
        }
        return bytes.map(data -> RequestBody.create(data, MediaType.get("application/octet-stream")))
                .orElse(null);
    }

    /** Returns all tokens that go with it. */
    List<Secret> tokens(Optional<Secret> ofTheRun) {
        Stream<Secret> own = Stream.of(TOKEN, SUBJECT_TOKEN)
                .map(headers::get)
                .filter(Objects::nonNull)
                .map(Secret::of);
        return Stream.concat(ofTheRun.stream(), own).toList();
    }

    /** Leaves out headers and bodies: they hold tokens and passwords. */
    @Override
    public String toString() {
        return method + " " + service + " " + path;
    }
}
