package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The flavors of the region: those of the lab, and what an operator adds. */
final class Flavors {
    private final List<Flavor> all = new CopyOnWriteArrayList<>();

    Flavors(String region) {
        all.add(new Flavor(id(region, "m1.smoke"), "m1.smoke", 192, 1, 1));
    }

    private static String id(String region, String name) {
        return UUID.nameUUIDFromBytes((region + "/flavor/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    void addTo(ComputeRoutes routes) {
        routes.get("/flavors", asked -> list(asked, "/flavors", flavor -> flavor.brief(asked)))
                .get("/flavors/detail", asked -> list(asked, "/flavors/detail", flavor -> flavor.whole(asked)))
                .get("/flavors/{id}", asked -> wrapped(asked, wanted(asked)))
                .get("/flavors/{id}/os-extra_specs", this::specs)
                .post("/flavors", this::create);
    }

    /** Returns the flavor that most servers have. */
    Flavor usual() {
        return all.get(0);
    }

    /** @throws Refusal 400 if there is none: whoever wants a server of it asked for what is not there */
    Flavor ordered(String id) {
        return find(id).orElseThrow(() -> new Refusal(400, "Flavor " + id + " could not be found."));
    }

    private Optional<Flavor> find(String id) {
        return all.stream().filter(flavor -> flavor.id().equals(id)).findFirst();
    }

    private Flavor wanted(Asked asked) {
        String id = asked.variable("id");
        return find(id).orElseThrow(() -> new Refusal(404, "Flavor " + id + " could not be found."));
    }

    private Answer list(Asked asked, String path, Function<Flavor, ObjectNode> view) {
        Page page = Page.of(asked);
        List<Flavor> shown = page.after(all, Flavor::id);
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode list = body.putArray("flavors");
        shown.forEach(flavor -> list.add(view.apply(flavor)));
        page.linkNext(body, "flavors", path, shown, Flavor::id);
        return Answer.json(200, body);
    }

    private Answer specs(Asked asked) {
        wanted(asked);
        ObjectNode body = Answer.JSON.createObjectNode();
        body.putObject("extra_specs");
        return Answer.json(200, body);
    }

    private Answer create(Asked asked) {
        asked.mustBeAdmin("os_compute_api:os-flavor-manage:create");
        ObjectNode wanted = asked.http().json("flavor");
        String name = wanted.path("name").asText();
        if (all.stream().anyMatch(flavor -> flavor.name().equals(name))) {
            throw new Refusal(409, "Flavor with name " + name + " already exists.");
        }
        String id = wanted.path("id").asText("auto");
        Flavor made = new Flavor(
                id.isEmpty() || id.equals("auto") || id.equals("null")
                        ? UUID.randomUUID().toString()
                        : id,
                name,
                number(wanted, "ram"),
                number(wanted, "vcpus"),
                number(wanted, "disk"));
        all.add(made);
        return wrapped(asked, made);
    }

    private static int number(ObjectNode wanted, String field) {
        JsonNode value = wanted.path(field);
        if (!value.asText().matches("\\d+")) {
            throw new Refusal(
                    400,
                    "Invalid input for field/attribute " + field + ". Value: " + value.asText() + ". '" + value.asText()
                            + "' does not match '^[0-9]+$'");
        }
        return value.asInt();
    }

    private static Answer wrapped(Asked asked, Flavor flavor) {
        ObjectNode body = Answer.JSON.createObjectNode();
        body.set("flavor", flavor.whole(asked));
        return Answer.json(200, body);
    }
}
