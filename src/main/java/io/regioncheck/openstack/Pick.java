package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Picks what a name or an id stands for: exactly one, or an error that names what there is. */
final class Pick {
    private static final int NAMED = 20;

    private Pick() {}

    static <T> T one(String kind, String nameOrId, List<T> all, Function<T, String> id, Function<T, String> name) {
        Optional<T> withId =
                all.stream().filter(thing -> id.apply(thing).equals(nameOrId)).findFirst();
        if (withId.isPresent()) {
            return withId.get();
        }
        List<T> named =
                all.stream().filter(thing -> name.apply(thing).equals(nameOrId)).toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        throw named.isEmpty()
                ? none(kind, nameOrId, all.stream().map(name).toList())
                : several(kind, nameOrId, named.stream().map(id).toList());
    }

    /**
     * Picks among what a service lists under a name. An administrator is shown those of every project: where several have the name,
     * the one that is meant for us counts.
     *
     * @param others some of what there is, for the error
     */
    static JsonNode named(
            String kind,
            String name,
            List<JsonNode> listed,
            Predicate<JsonNode> isForUs,
            Supplier<List<JsonNode>> others) {
        List<JsonNode> named = listed.stream()
                .filter(thing -> thing.path("name").asText().equals(name))
                .toList();
        List<JsonNode> forUs = named.stream().filter(isForUs).toList();
        if (forUs.size() == 1 || named.size() == 1) {
            return (forUs.isEmpty() ? named : forUs).get(0);
        }
        throw named.isEmpty()
                ? none(kind, name, all(others.get(), "name"))
                : several(kind, name, all(forUs.isEmpty() ? named : forUs, "id"));
    }

    private static List<String> all(List<JsonNode> things, String field) {
        return things.stream().map(thing -> thing.path(field).asText()).toList();
    }

    private static CallFailed none(String kind, String nameOrId, List<String> names) {
        List<String> some = names.stream().distinct().limit(NAMED).toList();
        return failed(kind, nameOrId, "there is none; there are: " + String.join(", ", some));
    }

    private static CallFailed several(String kind, String name, List<String> ids) {
        return failed(kind, name, "there are " + ids.size() + " of this name: " + String.join(", ", ids));
    }

    private static CallFailed failed(String kind, String nameOrId, String found) {
        return new CallFailed(
                CallFailed.Kind.NOT_FOUND,
                "the " + kind + " " + nameOrId,
                found,
                "name one that exists, by its id if the name is taken twice",
                Optional.empty());
    }
}
