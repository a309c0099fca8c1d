package io.regioncheck.demo.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code GET /v2/images}: filters, order and pages. */
final class ImageList {
    private static final Set<String> NO_FILTERS = Set.of(
            "limit", "marker", "sort", "sort_key", "sort_dir", "member_status", "visibility", "os_hidden", "tag");
    private static final List<String> SORT_KEYS =
            List.of("name", "status", "container_format", "disk_format", "size", "id", "created_at", "updated_at");

    /** What glance gives when nobody asks for another limit: limit_param_default and api_limit_max of glance-api.conf. */
    private static final int DEFAULT_LIMIT = 25;

    private static final int MOST = 1000;

    private final ImageShelf shelf;

    ImageList(ImageShelf shelf) {
        this.shelf = shelf;
    }

    Answer answer(Request request) {
        int limit = limit(request);
        Comparator<StoredImage> order = order(request);
        List<StoredImage> found = shelf.seenBy(request.caller()).stream()
                .filter(image -> isWanted(request, image))
                .sorted(order)
                .toList();
        List<StoredImage> page = after(request, found).stream().limit(limit).toList();
        ObjectNode body = Answer.JSON.createObjectNode();
        page.stream().map(shelf::shown).forEach(body.putArray("images")::add);
        Map<String, String> asked = new TreeMap<>(request.query());
        asked.remove("marker");
        body.put("first", link(asked)).put("schema", "/v2/schemas/images");
        if (!page.isEmpty() && page.size() == limit) {
            asked.put("marker", page.get(page.size() - 1).id());
            body.put("next", link(asked));
        }
        return Answer.json(200, body);
    }

    private static String link(Map<String, String> query) {
        return query.isEmpty()
                ? "/v2/images"
                : query.entrySet().stream()
                        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&", "/v2/images?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int limit(Request request) {
        String asked = request.query("limit").orElse(String.valueOf(DEFAULT_LIMIT));
        if (!asked.matches("-?\\d{1,9}")) {
            throw new Refusal(400, "limit param must be an integer");
        }
        if (asked.startsWith("-")) {
            throw new Refusal(400, "limit param must be positive");
        }
        return Math.min(MOST, Integer.parseInt(asked));
    }

    private List<StoredImage> after(Request request, List<StoredImage> found) {
        String marker = request.query("marker").orElse("");
        if (marker.isEmpty()) {
            return found;
        }
        if (shelf.find(marker).isEmpty()) {
            throw new Refusal(400, "No image found with ID " + marker);
        }
        int at = found.stream().map(StoredImage::id).toList().indexOf(marker);
        return found.subList(at + 1, found.size());
    }

    private static boolean isWanted(Request request, StoredImage image) {
        String visibility = request.query("visibility").orElse("");
        if (!visibility.isEmpty()
                && !Set.of("community", "public", "private", "shared", "all").contains(visibility)) {
            throw new Refusal(400, "Invalid visibility value: " + visibility);
        }
        // images of others that are merely community are only listed for who asks for them
        boolean ours = request.caller().isAdmin()
                || image.owner().equals(request.caller().projectId());
        boolean seen = visibility.isEmpty()
                ? ours || !image.visibility().equals("community")
                : visibility.equals("all") || image.visibility().equals(visibility);
        boolean hidden = image.settings().path("os_hidden").asBoolean();
        return seen
                && hidden == Boolean.parseBoolean(request.query("os_hidden").orElse("false"))
                && request.query("tag").map(image.tags()::contains).orElse(true)
                && fits(request, image);
    }

    private static boolean fits(Request request, StoredImage image) {
        List<Map.Entry<String, String>> filters = request.query().entrySet().stream()
                .filter(one -> !NO_FILTERS.contains(one.getKey()))
                .toList();
        if (filters.isEmpty()) {
            return true;
        }
        ObjectNode shown = image.json();
        return filters.stream().allMatch(one -> fits(shown, one.getKey(), one.getValue()));
    }

    private static boolean fits(ObjectNode shown, String key, String wanted) {
        return switch (key) {
            case "size_min" -> shown.path("size").asLong() >= Long.parseLong(wanted);
            case "size_max" -> shown.path("size").asLong() <= Long.parseLong(wanted);
            default ->
                wanted.startsWith("in:")
                        ? List.of(wanted.substring("in:".length()).split(","))
                                .contains(shown.path(key).asText())
                        : shown.path(key).asText().equalsIgnoreCase(wanted);
        };
    }

    private static Comparator<StoredImage> order(Request request) {
        String sort = request.query("sort")
                .orElse(request.query("sort_key").orElse("created_at") + ":"
                        + request.query("sort_dir").orElse("desc"));
        Comparator<StoredImage> order = Comparator.comparingInt(image -> 0);
        for (String one : sort.split(",")) {
            String[] sides = one.strip().split(":", 2);
            order = order.thenComparing(order(sides[0], sides.length == 2 ? sides[1] : "desc"));
        }
        return order.thenComparing(Comparator.comparingLong(StoredImage::order).reversed());
    }

    private static Comparator<StoredImage> order(String key, String direction) {
        if (!SORT_KEYS.contains(key)) {
            throw new Refusal(
                    400,
                    "Invalid sort key: " + key + ". It must be one of the following: " + String.join(", ", SORT_KEYS)
                            + ".");
        }
        if (!Set.of("asc", "desc").contains(direction)) {
            throw new Refusal(400, "Invalid sort direction: " + direction);
        }
        Comparator<StoredImage> order = switch (key) {
            case "size" -> Comparator.comparingLong(image -> image.size().orElse(-1L));
            case "created_at" -> Comparator.comparingLong(StoredImage::order);
            case "updated_at" -> Comparator.comparing(StoredImage::updatedAt);
            case "id" -> Comparator.comparing(StoredImage::id);
            case "status" -> Comparator.comparing(StoredImage::status);
            default -> Comparator.comparing(image -> image.settings().path(key).asText(""));
        };
        return direction.equals("asc") ? order : order.reversed();
    }
}
