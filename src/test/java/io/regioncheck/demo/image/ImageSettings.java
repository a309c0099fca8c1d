package io.regioncheck.demo.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.Refusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What glance lets clients set on an image: its schema and its policy. */
final class ImageSettings {
    private static final Set<String> READ_ONLY = Set.of(
            "created_at",
            "updated_at",
            "status",
            "checksum",
            "size",
            "virtual_size",
            "direct_url",
            "self",
            "file",
            "schema",
            "stores",
            "os_hash_algo",
            "os_hash_value");
    private static final Set<String> RESERVED = Set.of("location", "deleted", "deleted_at");
    private static final Map<String, List<String>> ENUMS = Map.of(
            "visibility", List.of("community", "public", "private", "shared"),
            "container_format", List.of("ami", "ari", "aki", "bare", "ovf", "ova", "docker", "compressed"),
            "disk_format", List.of("ami", "ari", "aki", "vhd", "vhdx", "vmdk", "raw", "qcow2", "vdi", "iso", "ploop"));

    private ImageSettings() {}

    /** Refuses what a new image must not say of itself. */
    static void check(Caller caller, ObjectNode settings) {
        settings.fields().forEachRemaining(field -> check(caller, field.getKey(), field.getValue()));
    }

    /** Refuses a value that a setting must not have. */
    static void check(Caller caller, String name, JsonNode value) {
        if (READ_ONLY.contains(name)) {
            throw new Refusal(403, "Attribute '" + name + "' is read-only.");
        }
        if (RESERVED.contains(name) || name.startsWith("os_glance")) {
            throw new Refusal(403, "Attribute '" + name + "' is reserved.");
        }
        List<String> allowed = ENUMS.getOrDefault(name, List.of());
        boolean mayBeNull = !name.equals("visibility") && value.isNull();
        if (!allowed.isEmpty() && !mayBeNull && !allowed.contains(value.asText())) {
            throw mismatch("'" + value.asText() + "' is not one of " + quoted(name, allowed));
        }
        boolean number = Set.of("min_ram", "min_disk").contains(name);
        boolean flag = Set.of("protected", "os_hidden").contains(name);
        if (number && !value.isInt()) {
            throw mismatch(value + " is not of type 'integer'");
        }
        if (flag && !value.isBoolean()) {
            throw mismatch(value + " is not of type 'boolean'");
        }
        if (!number && !flag && !name.equals("tags") && !value.isTextual() && !value.isNull()) {
            throw mismatch(value + " is not of type 'string'");
        }
        if (name.equals("visibility") && value.asText().equals("public") && !caller.isAdmin()) {
            throw new Refusal(403, "You are not authorized to complete publicize_image action.");
        }
    }

    static Set<String> tags(JsonNode list) {
        Set<String> tags = new LinkedHashSet<>();
        list.forEach(tag -> tags.add(tag.asText()));
        return tags;
    }

    private static String quoted(String name, List<String> allowed) {
        String words = "'" + String.join("', '", allowed) + "'";
        return name.equals("visibility") ? "[" + words + "]" : "[None, " + words + "]";
    }

    private static Refusal mismatch(String why) {
        return new Refusal(400, "Provided object does not match schema 'image': " + why);
    }
}
