package io.regioncheck.demo.weather;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bodies that are not what they should be, all of them seen behind proxies and half-upgraded daemons. */
final class Malformed {
    private static final byte[] LOGIN_PAGE =
            "<!doctype html><html><body>Please log in</body></html>".getBytes(StandardCharsets.UTF_8);

    private Malformed() {}

    /** Returns a successful answer with another body: a page, half of the JSON, no JSON, JSON of another kind. */
    static Answer instead(Chance chance, Answer real) {
        if (real.status() >= 300 || real.body().length == 0) {
            return real;
        }
        return switch (chance.below(4)) {
            case 0 -> real.saying(LOGIN_PAGE).with("Content-Type", "text/html");
            case 1 -> real.saying(Arrays.copyOf(real.body(), real.body().length / 2));
            case 2 -> real.saying("null".getBytes(StandardCharsets.UTF_8));
            default -> real.saying(emptied(real.body()));
        };
    }

    /**
     * Keeps the outermost key and loses what it holds: a list that suddenly has nothing of a kind that every region has. Of what has
     * no such key, such as an image's data, half is lost.
     */
    private static byte[] emptied(byte[] body) {
        try {
            JsonNode json = Answer.JSON.readTree(body);
            if (json instanceof ObjectNode object) {
                object.fieldNames().forEachRemaining(name -> object.set(name, Answer.JSON.nullNode()));
                return Answer.JSON.writeValueAsBytes(object);
            }
            return Arrays.copyOf(body, body.length / 2);
        } catch (IOException image) {
            return Arrays.copyOf(body, body.length / 2);
        }
    }
}
