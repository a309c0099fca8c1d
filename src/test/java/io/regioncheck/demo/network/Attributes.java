package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.region.Look;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What neutron shows of one kind of resource, in its order; a value is made only when it is asked for.
 *
 * @param singular the name of one in a body
 * @param collection the name of many in a body
 * @param missing says that there is none with an id
 * @param lacking those that other releases have
 */
record Attributes<T extends Resource>(
        String singular,
        String collection,
        Function<String, Refusal> missing,
        Map<String, Attribute<T>> all,
        Set<String> lacking) {

    /** Stands for an attribute that a resource does not have. */
    static final Object ABSENT = MissingNode.getInstance();

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** One attribute; some are shown to administrators only. */
    record Attribute<T>(Function<T, Object> value, boolean restricted) {}

    static <T extends Resource> Attributes<T> of(
            String singular, String collection, Function<String, Refusal> missing) {
        return new Attributes<>(singular, collection, missing, new LinkedHashMap<>(), Set.of());
    }

    /** Returns those of them that a release has. */
    Attributes<T> in(Look.Network look) {
        Map<String, Attribute<T>> there = new LinkedHashMap<>(all);
        Set<String> absent = look.lacking(singular);
        there.keySet().removeAll(absent);
        return new Attributes<>(singular, collection, missing, there, absent);
    }

    Attributes<T> with(String name, Function<T, Object> value) {
        all.put(name, new Attribute<>(value, false));
        return this;
    }

    Attributes<T> restricted(String name, Function<T, Object> value) {
        all.put(name, new Attribute<>(value, true));
        return this;
    }

    /** Adds what all kinds end with. */
    Attributes<T> withStandards() {
        return withStamps().with("project_id", Resource::project);
    }

    Attributes<T> withStamps() {
        return with("created_at", thing -> thing.label().created())
                .with("updated_at", thing -> thing.label().updated())
                .with("revision_number", thing -> thing.label().revision());
    }

    boolean knows(String name) {
        return all.containsKey(name);
    }

    JsonNode value(T thing, String name) {
        return Optional.ofNullable(all.get(name))
                .map(attribute -> node(attribute.value().apply(thing)))
                .orElse(MissingNode.getInstance());
    }

    /** Returns a resource as a caller may see it, or only some fields of it. */
    ObjectNode render(T thing, Caller caller, Collection<String> fields) {
        ObjectNode shown = JSON.objectNode();
        all.forEach((name, attribute) -> {
            boolean wanted = fields.isEmpty() || fields.contains(name);
            if (wanted && (caller.isAdmin() || !attribute.restricted())) {
                JsonNode value = node(attribute.value().apply(thing));
                if (!value.isMissingNode()) {
                    shown.set(name, value);
                }
            }
        });
        return shown;
    }

    /** Returns the body of an answer about one. */
    ObjectNode body(T thing, Caller caller) {
        ObjectNode body = JSON.objectNode();
        body.set(singular, render(thing, caller, List.of()));
        return body;
    }

    static JsonNode node(Object value) {
        if (value instanceof JsonNode node) {
            return node;
        } else if (value instanceof Optional<?> optional) {
            return optional.map(Attributes::node).orElse(JSON.nullNode());
        } else if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        } else if (value instanceof Integer number) {
            return JSON.numberNode(number);
        } else if (value instanceof Long number) {
            return JSON.numberNode(number);
        } else if (value instanceof Instant instant) {
            return JSON.textNode(instant.truncatedTo(ChronoUnit.SECONDS).toString());
        } else if (value instanceof Collection<?> many) {
            ArrayNode array = JSON.arrayNode();
            many.forEach(one -> array.add(node(one)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            map.forEach((key, inner) -> object.set(String.valueOf(key), node(inner)));
            return object;
        }
        return JSON.textNode(value.toString());
    }
}
