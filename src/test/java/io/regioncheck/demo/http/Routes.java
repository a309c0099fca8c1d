package io.regioncheck.demo.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which handler answers what. A route is a path with variables in braces, {@code /v2.0/networks/{id}}; the first that fits wins.
 * Routes that {@link #open} names are answered without a token too.
 */
public final class Routes {
    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, List<String> parts, boolean open, Handler handler) {
        Optional<Map<String, String>> match(List<String> path) {
            if (path.size() != parts.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < parts.size(); i++) {
                String part = parts.get(i);
                if (part.startsWith("{")) {
                    variables.put(part.substring(1, part.length() - 1), path.get(i));
                } else if (!part.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }

    /** A route that fits a request. */
    record Match(Map<String, String> variables, boolean open, Handler handler) {}

    public Routes get(String template, Handler handler) {
        return add("GET", template, false, handler);
    }

    public Routes post(String template, Handler handler) {
        return add("POST", template, false, handler);
    }

    public Routes put(String template, Handler handler) {
        return add("PUT", template, false, handler);
    }

    public Routes patch(String template, Handler handler) {
        return add("PATCH", template, false, handler);
    }

    public Routes delete(String template, Handler handler) {
        return add("DELETE", template, false, handler);
    }

    /** Adds a route that needs no token. */
    public Routes open(String method, String template, Handler handler) {
        return add(method, template, true, handler);
    }

    public Routes add(String method, String template, Handler handler) {
        return add(method, template, false, handler);
    }

    private Routes add(String method, String template, boolean open, Handler handler) {
        routes.add(new Route(method, parts(template), open, handler));
        return this;
    }

    Optional<Match> find(String method, String path) {
        List<String> asked = parts(path);
        return routes.stream()
                .filter(route -> route.method().equals(method))
                .flatMap(route ->
                        route
                                .match(asked)
                                .map(variables -> new Match(variables, route.open(), route.handler()))
                                .stream())
                .findFirst();
    }

    /** Returns whether any method is answered at a path: then another one is a 405 and not a 404. */
    boolean knows(String path) {
        List<String> asked = parts(path);
        return routes.stream().anyMatch(route -> route.match(asked).isPresent());
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }
}
