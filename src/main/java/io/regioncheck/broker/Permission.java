package io.regioncheck.broker;

import com.fasterxml.jackson.databind.JsonNode;

/** What a user may do in a virtual host: three regular expressions for names of queues and exchanges; an empty one allows nothing. */
public record Permission(String user, String configure, String write, String read) {

    static Permission of(JsonNode json) {
        return new Permission(
                Answers.text(json, "user"),
                Answers.text(json, "configure"),
                Answers.text(json, "write"),
                Answers.text(json, "read"));
    }
}
