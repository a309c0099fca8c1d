package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a request wants a resource to be like, with neutron's words for what is wrong with it (neutron_lib/api, 3.1). */
record Form(Request request, ObjectNode fields) {
    private static final String UUID = "[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}";
    private static final Set<String> ALWAYS = Set.of("name", "description", "tenant_id", "project_id");

    /** Reads the body, which must have nothing but what is named and the release has. */
    static Form of(Request request, Attributes<?> attributes, Set<String> known) {
        String resource = attributes.singular();
        JsonNode body = request.json();
        if (!body.isObject()) {
            throw Faults.badRequest("Body contains invalid data");
        }
        if (!body.has(resource)) {
            throw Faults.badRequest("Unable to find '" + resource + "' in request body");
        }
        if (!(body.get(resource) instanceof ObjectNode fields)) {
            throw Faults.badRequest("Object '" + resource + "' contains invalid data");
        }
        Set<String> unknown = new TreeSet<>();
        fields.fieldNames().forEachRemaining(unknown::add);
        unknown.removeIf(name -> (known.contains(name) || ALWAYS.contains(name))
                && !attributes.lacking().contains(name));
        if (!unknown.isEmpty()) {
            throw Faults.badRequest("Unrecognized attribute(s) '" + String.join(", ", unknown) + "'");
        }
        return new Form(request, fields);
    }

    boolean has(String name) {
        return fields.has(name);
    }

    /** Returns whether a field has a value that is not null. */
    boolean says(String name) {
        return fields.hasNonNull(name);
    }

    /** Refuses a body that lacks any of these. */
    Form requiring(String... names) {
        for (String name : names) {
            if (!has(name)) {
                throw Faults.badRequest("Failed to parse request. Required attribute '" + name + "' not specified");
            }
        }
        return this;
    }

    String text(String name, String otherwise) {
        if (!says(name)) {
            return otherwise;
        }
        if (!fields.get(name).isTextual()) {
            throw wrong(name, "'" + fields.get(name).asText() + "' is not a valid string");
        }
        return fields.get(name).asText();
    }

    Optional<String> optional(String name) {
        return says(name) ? Optional.of(text(name, "")) : Optional.empty();
    }

    Optional<String> optionalId(String name) {
        Optional<String> id = optional(name);
        if (id.isPresent() && !id.get().matches(UUID)) {
            throw wrong(name, "'" + id.get() + "' is not a valid UUID");
        }
        return id;
    }

    String id(String name) {
        return optionalId(name).orElseThrow(() -> wrong(name, "'None' is not a valid UUID"));
    }

    boolean flag(String name, boolean otherwise) {
        return says(name) ? Filters.flag(fields.get(name).asText()) : otherwise;
    }

    Optional<Integer> number(String name) {
        if (!says(name)) {
            return Optional.empty();
        }
        String text = fields.get(name).asText();
        if (!text.matches("-?\\d{1,9}")) {
            throw wrong(name, "'" + text + "' is not an integer");
        }
        return Optional.of(Integer.parseInt(text));
    }

    String oneOf(String name, List<String> allowed, String otherwise) {
        String value = text(name, otherwise);
        if (!allowed.contains(value)) {
            throw wrong(name, value + " is not in valid_values");
        }
        return value;
    }

    List<String> ids(String name) {
        List<String> ids = new ArrayList<>();
        for (JsonNode id : fields.path(name)) {
            if (!id.asText().matches(UUID)) {
                throw wrong(name, "'" + id.asText() + "' is not a valid UUID");
            }
            ids.add(id.asText());
        }
        return ids;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        fields.path(name).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    Label freshLabel() {
        return Label.fresh(text("name", ""), project(), text("description", ""));
    }

    /** Returns the label of a thing that is changed. */
    Label changed(Label former) {
        return former.saying(text("name", former.name()), text("description", former.description()))
                .touched();
    }

    /** Returns whose the new thing will be. */
    String project() {
        String own = request.caller().projectId();
        String wanted = optional("tenant_id").or(() -> optional("project_id")).orElse(own);
        if (!wanted.equals(own) && !request.caller().isAdmin()) {
            throw Faults.badRequest("Specifying 'project_id' or 'tenant_id' other than the authenticated project in"
                    + " request requires admin or advsvc privileges");
        }
        return wanted;
    }

    static Refusal wrong(String name, String reason) {
        return Faults.badRequest("Invalid input for " + name + ". Reason: " + reason + ".");
    }
}
