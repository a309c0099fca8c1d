package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Lists servers and shows single ones. */
final class ServerList {
    private final Cell cell;
    private final ServerView view;

    ServerList(Cell cell, ServerView view) {
        this.cell = cell;
        this.view = view;
    }

    void addTo(ComputeRoutes routes) {
        routes.get("/servers", asked -> list(asked, "/servers", server -> view.brief(asked, server)))
                .get(
                        "/servers/detail",
                        asked -> list(asked, "/servers/detail", server -> view.whole(asked, server, true)))
                .get("/servers/{server}", this::show);
    }

    private Answer show(Asked asked) {
        ObjectNode body = Answer.JSON.createObjectNode();
        body.set("server", view.whole(asked, cell.fleet().wanted(asked), false));
        return Answer.json(200, body);
    }

    private Answer list(Asked asked, String path, Function<Server, ObjectNode> shape) {
        Page page = Page.of(asked);
        List<Server> shown = page.after(wanted(asked)::iterator, Server::id);
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode list = body.putArray("servers");
        shown.forEach(server -> list.add(shape.apply(server)));
        page.linkNext(body, "servers", path, shown, Server::id);
        return Answer.json(200, body);
    }

    private Stream<Server> wanted(Asked asked) {
        Stream<Server> servers = isOfAll(asked)
                ? cell.fleet().all()
                : cell.fleet().of(asked.caller().projectId());
        return servers.filter(filter(asked));
    }

    private static boolean isOfAll(Asked asked) {
        Optional<String> all =
                asked.query("all_tenants").or(() -> asked.query("tenant_id").map(project -> "1"));
        boolean wanted = all.map(value -> value.isEmpty() || value.matches("(?i)1|t|true|on|y|yes"))
                .orElse(false);
        if (wanted) {
            asked.mustBeAdmin("os_compute_api:servers:" + detailOrIndex(asked) + ":get_all_tenants");
        }
        return wanted;
    }

    private static String detailOrIndex(Asked asked) {
        return asked.http().path().endsWith("/detail") ? "detail" : "index";
    }

    private static Predicate<Server> filter(Asked asked) {
        Predicate<Server> filter = server -> true;
        if (asked.query("name").isPresent()) {
            Pattern name = pattern(asked.query("name").get());
            filter = filter.and(server -> name.matcher(server.order().name()).find());
        }
        filter = filter.and(equal(asked, "status", server -> server.condition().status()))
                .and(equal(asked, "uuid", Server::id))
                .and(equal(asked, "tenant_id", server -> server.order().projectId()))
                .and(equal(asked, "project_id", server -> server.order().projectId()));
        // nova ignores what only an admin may ask for (nova/api/openstack/compute/servers.py: remove_invalid_options)
        return asked.isAdmin()
                ? filter.and(
                        equal(asked, "host", server -> server.condition().host().orElse("")))
                : filter;
    }

    private static Predicate<Server> equal(Asked asked, String name, Function<Server, String> field) {
        return asked.query(name)
                .map(wanted -> (Predicate<Server>) server -> field.apply(server).equalsIgnoreCase(wanted))
                .orElse(server -> true);
    }

    /** MySQL's collation knows no upper and lower case. */
    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException malformed) {
            throw new Refusal(
                    400,
                    "Invalid input for query parameters name. Value: " + text + ". '" + text + "' is not a 'regex'");
        }
    }
}
