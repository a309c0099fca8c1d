package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which part of a list is wanted.
 *
 * @param asLimited how many were asked for, if the client said; nova links to the next page if it got as many as that
 */
record Page(Asked asked, Optional<Integer> asLimited, Optional<String> marker) {
    /** nova.conf: [api] max_limit. */
    private static final int MOST = 1000;

    static Page of(Asked asked) {
        Optional<String> limit = asked.query("limit");
        limit.filter(text -> !text.matches("[0-9]*")).ifPresent(text -> {
            throw new Refusal(
                    400,
                    "Invalid input for query parameters limit. Value: " + text + ". '" + text
                            + "' does not match '^[0-9]*$'");
        });
        return new Page(asked, limit.filter(text -> !text.isEmpty()).map(Integer::valueOf), asked.query("marker"));
    }

    /** Returns the elements behind the marker, as many as wanted; reads no further than it must. */
    <T> List<T> after(Iterable<T> all, Function<T, String> id) {
        List<T> found = new ArrayList<>();
        Iterator<T> elements = all.iterator();
        marker.ifPresent(last -> skipPast(last, elements, id));
        int limit = Math.min(MOST, asLimited.orElse(MOST));
        while (found.size() < limit && elements.hasNext()) {
            found.add(elements.next());
        }
        return found;
    }

    private static <T> void skipPast(String marker, Iterator<T> elements, Function<T, String> id) {
        while (elements.hasNext()) {
            if (id.apply(elements.next()).equals(marker)) {
                return;
            }
        }
        throw new Refusal(400, "marker [" + marker + "] not found");
    }

    /** Adds the link to the next page, if there may be one. */
    <T> void linkNext(ObjectNode body, String name, String path, List<T> shown, Function<T, String> id) {
        if (shown.isEmpty() || shown.size() != asLimited.orElse(MOST)) {
            return;
        }
        Map<String, String> query = new TreeMap<>(asked.http().query());
        query.put("marker", id.apply(shown.get(shown.size() - 1)));
        String text = query.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        body.putArray(name + "_links").addObject().put("rel", "next").put("href", asked.url(path) + "?" + text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
