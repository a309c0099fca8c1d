package io.regioncheck.demo.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a client asked.
 *
 * @param variables what the braces of the route stand for
 * @param query decoded; of a key that comes twice, the last
 * @param queries the same with all values of each key, in their order
 * @param headers by their names in lower case
 * @param id the request id that the answer and every log line of this request carry, {@code req-} and a UUID
 * @param peerPort the client's TCP port: which connection this is
 */
public record Request(
        String method,
        String path,
        Map<String, String> variables,
        Map<String, String> query,
        Map<String, List<String>> queries,
        Map<String, String> headers,
        byte[] body,
        String id,
        int peerPort,
        Optional<Caller> whose) {

    /** Returns who asks; only routes that are open to nobody in particular have none. */
    public Caller caller() {
        return whose.orElseThrow(() -> new Refusal(401, "The request you have made requires authentication."));
    }

    public String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Returns all values of a key that may come more than once, such as {@code fields}. */
    public List<String> queries(String name) {
        return queries.getOrDefault(name, List.of());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * Returns the body as JSON.
     *
     * @throws Refusal 400 if it is none
     */
    public JsonNode json() {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return Answer.JSON.readTree(body);
        } catch (IOException malformed) {
            throw new Refusal(400, "Malformed request body");
        }
    }

    /** Returns the object that the body holds under a name. */
    public ObjectNode json(String name) {
        if (json().path(name) instanceof ObjectNode inner) {
            return inner;
        }
        throw new Refusal(400, "'" + name + "' is a required property");
    }

    /** Returns the URL of this service as this client wrote it, without a path: {@code http://host:port}. */
    public String origin() {
        return "http://" + header("Host").orElse("127.0.0.1");
    }

    /** Returns it with one more variable: what was found out of it on its way. */
    public Request with(String name, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(name, value);
        return with(more);
    }

    Request with(Map<String, String> found) {
        return new Request(method, path, found, query, queries, headers, body, id, peerPort, whose);
    }

    Request by(Optional<Caller> caller) {
        return new Request(method, path, variables, query, queries, headers, body, id, peerPort, caller);
    }
}
