package io.regioncheck.demo.volume;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A page of one of cinder's lists.
 *
 * @param name of the list in the answer
 * @param path of the list below the project
 * @param missing refuses a marker that is not there
 */
record Pages<T>(String name, String path, Function<T, String> id, Function<String, Refusal> missing) {
    /** osapi_max_limit of cinder.conf. */
    private static final int MOST = 1000;

    Answer answer(Request request, List<T> found, Function<T, ObjectNode> shown) {
        int limit = Math.min(MOST, number(request, "limit", MOST));
        List<T> page = after(request, found).stream()
                .skip(number(request, "offset", 0))
                .limit(limit)
                .toList();
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode items = body.putArray(name);
        page.stream().map(shown).forEach(items::add);
        if (!page.isEmpty() && page.size() == limit) {
            body.putArray(name + "_links")
                    .addObject()
                    .put("rel", "next")
                    .put("href", next(request, id.apply(page.get(page.size() - 1))));
        }
        if (Microversion.of(request).isAtLeast(45) && request.query().containsKey("with_count")) {
            body.put("count", found.size());
        }
        return Answer.json(200, body);
    }

    private List<T> after(Request request, List<T> found) {
        String marker = request.query("marker").orElse("");
        if (marker.isEmpty()) {
            return found;
        }
        int at = found.stream().map(id).toList().indexOf(marker);
        if (at < 0) {
            throw missing.apply(marker);
        }
        return found.subList(at + 1, found.size());
    }

    private String next(Request request, String marker) {
        Map<String, String> query = new TreeMap<>(request.query());
        query.put("marker", marker);
        return request.origin() + root(request) + request.variable("project") + "/" + path
                + query.entrySet().stream()
                        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int number(Request request, String key, int otherwise) {
        String asked = request.query(key).orElse(String.valueOf(otherwise));
        if (!asked.matches("-?\\d{1,9}")) {
            throw Faults.of(400, key + " param must be an integer");
        }
        if (asked.startsWith("-")) {
            throw Faults.of(400, key + " param must be positive");
        }
        return Integer.parseInt(asked);
    }

    /** Returns the API that a request was sent to: {@code /v3/}. */
    private static String root(Request request) {
        return request.path().substring(0, request.path().indexOf('/', 1) + 1);
    }

    /** Returns the links that a thing has on itself. */
    static void links(ObjectNode thing, Request request, String path, String id) {
        String tail = request.variable("project") + "/" + path + "/" + id;
        ArrayNode links = thing.putArray("links");
        links.addObject().put("rel", "self").put("href", request.origin() + root(request) + tail);
        links.addObject().put("rel", "bookmark").put("href", request.origin() + "/" + tail);
    }
}
