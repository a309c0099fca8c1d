package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads fields of answers: what must be there, what may be, and times as OpenStack writes them. */
final class Fields {
    private Fields() {}

    /** Returns a text that every answer of this kind has. */
    static String text(JsonNode node, String name) {
        JsonNode field = node.path(name);
        if (field.isMissingNode() || field.isNull()) {
            throw Failures.malformed(
                    "an answer of the API", "no \"" + name + "\" in " + namesIn(node), Optional.empty());
        }
        return field.asText();
    }

    /** Names fields without their values: there are passwords among them, such as nova's adminPass. */
    private static String namesIn(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? "an empty answer" : String.join(", ", names);
    }

    static Optional<String> optional(JsonNode node, String name) {
        JsonNode field = node.path(name);
        return field.isMissingNode() || field.isNull() || field.asText().isEmpty()
                ? Optional.empty()
                : Optional.of(field.asText());
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    static Instant instant(JsonNode node, String name) {
        return parse(text(node, name));
    }

    static Optional<Instant> optionalInstant(JsonNode node, String name) {
        return optional(node, name).map(Fields::parse);
    }

    /** OpenStack's times are UTC, with or without saying so: {@code 2016-04-07T10:00:00Z}, {@code 2016-04-07 10:00:00.000000}. */
    private static Instant parse(String text) {
        String iso = text.replace(' ', 'T');
        try {
            return iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException wrong) {
            throw Failures.malformed("an answer of the API", "not a time: " + text, Optional.empty());
        }
    }
}
