package io.regioncheck.demo.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import java.util.Set;

/** {@code PATCH /v2/images/ID}: JSON patches as glance takes them. */
final class ImagePatch {
    private static final String TYPE = "application/openstack-images-v2.1-json-patch";
    private static final String OPERATIONS = "It must be one of the following: add, remove, replace.";

    private final ImageShelf shelf;

    ImagePatch(ImageShelf shelf) {
        this.shelf = shelf;
    }

    Answer answer(Request request) {
        if (!request.header("Content-Type").orElse("").startsWith(TYPE)) {
            throw new Refusal(415, "The request media type is not supported by this server.");
        }
        if (!(request.json() instanceof ArrayNode changes)) {
            throw new Refusal(400, "Request body must be a JSON array of operation objects.");
        }
        StoredImage image = shelf.ownedBy(request.caller(), request.variable("id"), "modify_image");
        StoredImage changed = shelf.change(image.id(), before -> changed(request.caller(), before, changes));
        return Answer.json(200, shelf.shown(changed));
    }

    private static StoredImage changed(Caller caller, StoredImage image, ArrayNode changes) {
        ObjectNode settings = image.settings().deepCopy();
        Set<String> tags = image.tags();
        for (JsonNode change : changes) {
            String name = change.path("path").asText().replaceFirst("^/", "");
            String operation = change.path("op").asText();
            if (!Set.of("add", "remove", "replace").contains(operation)) {
                throw new Refusal(400, "Invalid operation: `" + operation + "`. " + OPERATIONS);
            }
            if (operation.equals("remove")) {
                remove(settings, name);
                continue;
            }
            JsonNode value = change.path("value");
            if (value.isMissingNode()) {
                throw new Refusal(400, "Operation \"" + operation + "\" requires a member named \"value\".");
            }
            ImageSettings.check(caller, name, value);
            if (operation.equals("replace") && !settings.has(name) && !name.equals("tags")) {
                throw new Refusal(409, "Property " + name + " does not exist.");
            }
            if (name.equals("tags")) {
                tags = ImageSettings.tags(value);
            } else {
                settings.set(name, value);
            }
        }
        return image.set(settings, tags);
    }

    private static void remove(ObjectNode settings, String name) {
        if (StoredImage.BASE.contains(name)) {
            throw new Refusal(403, "Property " + name + " may not be removed.");
        }
        if (settings.remove(name) == null) {
            throw new Refusal(409, "Property " + name + " does not exist.");
        }
    }
}
