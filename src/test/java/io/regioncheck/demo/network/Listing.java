package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Answers lists of one kind as neutron/api/api_common (Zed) does: filters, fields, order, pages.
 *
 * @param visible whether a caller may see one
 * @param paged whether limits count: agents come all at once whatever the limit
 */
record Listing<T extends Resource>(
        Attributes<T> attributes, Shelf<T> shelf, BiPredicate<T, Caller> visible, boolean paged) {

    Answer answer(Request request) {
        Page page = Page.of(request, paged);
        Filters filters = Filters.of(request, attributes);
        Comparator<T> order = order(request);
        if (!page.marker().isEmpty() && shelf.find(page.marker()).isEmpty()) {
            throw attributes.missing().apply(page.marker());
        }
        Stream<T> found = candidates(filters)
                .filter(thing -> visible.test(thing, request.caller()))
                .filter(thing -> filters.accept(name -> attributes.value(thing, name)));
        List<T> things = cut(found, order, page);
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode array = body.putArray(attributes.collection());
        List<String> fields = request.queries("fields");
        things.forEach(thing -> array.add(attributes.render(thing, request.caller(), fields)));
        links(request, page, things, body);
        return Answer.json(200, body);
    }

    /** Shelves are in the order of ids, which is the last thing that every list is sorted by. */
    private Stream<T> candidates(Filters filters) {
        List<String> ids = filters.values("id");
        if (!ids.isEmpty()) {
            return ids.stream().distinct().sorted().flatMap(id -> shelf.find(id).stream());
        }
        for (Map.Entry<String, List<String>> filter : filters.wanted().entrySet()) {
            String name = filter.getKey().equals("tenant_id") ? "project_id" : filter.getKey();
            if (shelf.isIndexed(name) && filter.getValue().size() == 1) {
                return shelf.having(name, filter.getValue().get(0));
            }
        }
        return shelf.stream();
    }

    private Comparator<T> order(Request request) {
        List<String> keys = request.queries("sort_key");
        List<String> directions = request.queries("sort_dir");
        if (keys.size() != directions.size()) {
            throw Faults.badRequest("The number of sort_keys and sort_dirs must be same");
        }
        quoted(keys.stream().filter(key -> !attributes.knows(key)).toList(), "is invalid attribute for sort_keys");
        quoted(
                directions.stream()
                        .filter(way -> !List.of("asc", "desc").contains(way))
                        .toList(),
                "is invalid value for sort_dirs, valid value is 'asc' and 'desc'");
        Comparator<T> order = (one, other) -> 0;
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            Comparator<T> next = Comparator.comparing(thing -> sortable(attributes.value(thing, key)));
            order = order.thenComparing(directions.get(i).equals("desc") ? next.reversed() : next);
        }
        return order;
    }

    private static void quoted(Collection<String> wrong, String why) {
        if (!wrong.isEmpty()) {
            throw Faults.badRequest("['" + String.join("', '", wrong) + "'] " + why);
        }
    }

    private static String sortable(JsonNode value) {
        return value.isInt() ? String.format("%012d", value.asInt()) : value.asText();
    }

    private List<T> cut(Stream<T> found, Comparator<T> order, Page page) {
        if (page.limit() == 0) {
            return found.sorted(order).toList();
        }
        if (!page.reverse()) {
            Stream<T> rest = page.marker().isEmpty()
                    ? found.sorted(order)
                    : found.sorted(order)
                            .dropWhile(thing -> !thing.id().equals(page.marker()))
                            .skip(1);
            return rest.limit(page.limit()).toList();
        }
        List<T> backwards = new ArrayList<>(found.sorted(order)
                .takeWhile(thing -> !thing.id().equals(page.marker()))
                .toList());
        Collections.reverse(backwards);
        List<T> last = new ArrayList<>(backwards.stream().limit(page.limit()).toList());
        Collections.reverse(last);
        return last;
    }

    /** Both links come as neutron sends them: the previous one on the first page too. */
    private void links(Request request, Page page, List<T> things, ObjectNode body) {
        boolean full = page.limit() > 0 && things.size() >= page.limit();
        ArrayNode links = Answer.JSON.createArrayNode();
        if (page.limit() > 0 && (full || page.reverse())) {
            link(
                    links,
                    "next",
                    request,
                    things.isEmpty() ? "" : things.get(things.size() - 1).id(),
                    "");
        }
        if (page.limit() > 0 && (full || !page.reverse())) {
            link(
                    links,
                    "previous",
                    request,
                    things.isEmpty() ? "" : things.get(0).id(),
                    "&page_reverse=True");
        }
        if (!links.isEmpty()) {
            body.set(attributes.collection() + "_links", links);
        }
    }

    private static void link(ArrayNode links, String rel, Request request, String marker, String more) {
        String kept = NeutronDialect.query(request, List.of("marker", "page_reverse"));
        String position = marker.isEmpty() ? "" : "&" + NeutronDialect.pair("marker", marker);
        links.addObject().put("rel", rel).put("href", request.origin() + request.path() + "?" + kept + position + more);
    }
}
