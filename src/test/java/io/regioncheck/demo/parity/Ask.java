package io.regioncheck.demo.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request of the script, with {@code {words}} where the script has them.
 *
 * @param path below the service's endpoint, or below the daemon's root where it begins with {@code ^}
 * @param body JSON
 * @param raw a body that is anything else
 */
record Ask(
        String as,
        String method,
        String service,
        String path,
        Map<String, String> headers,
        Optional<JsonNode> body,
        Optional<String> raw) {

    Ask {
        headers = Map.copyOf(headers);
    }

    /** Returns the request as the script writes it, such as {@code GET compute /servers/{server}}. */
    String words() {
        return (method + " " + service + " " + path).strip();
    }

    Ask filledIn(Words words) {
        Map<String, String> filled = new TreeMap<>(headers);
        filled.replaceAll((name, value) -> words.in(value));
        return new Ask(as, method, service, words.in(path), filled, body.map(words::in), raw.map(words::in));
    }
}
