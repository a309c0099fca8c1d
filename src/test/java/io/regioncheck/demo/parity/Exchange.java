package io.regioncheck.demo.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A call and what came of it.
 *
 * @param as whose token it was
 * @param path as the script has it, with its {@code {words}}
 * @param sent the JSON that was sent, with its {@code {words}}
 * @param answer empty if there was none
 * @param trouble why there was none, or what did not become so in time
 */
public record Exchange(
        String name,
        String as,
        String method,
        String service,
        String path,
        Optional<JsonNode> sent,
        Optional<Answer> answer,
        Optional<String> trouble) {

    static Exchange of(Call call, Optional<Answer> answer, Optional<String> trouble) {
        Ask ask = call.ask();
        return new Exchange(
                call.name(), ask.as(), ask.method(), ask.service(), ask.path(), ask.body(), answer, trouble);
    }
}
