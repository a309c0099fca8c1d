package io.regioncheck.node.ovs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A table as {@code ovs-vsctl --format=json list} prints it: headings, and rows of values in the notation of RFC 7047 section 5.1, where
 * {@code ["set",[]]} is no value, {@code ["map",[["a","b"]]]} a map and {@code ["uuid","…"]} an id.
 */
final class OvsdbTable {
    private static final int DEEPEST = 12;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private final List<Row> rows;

    private OvsdbTable(List<Row> rows) {
        this.rows = rows;
    }

    /** @throws SwitchUnreadable if it is no table */
    static OvsdbTable read(String name, String json) {
        try {
            JsonNode table = JSON.readTree(json);
            if (table == null
                    || !table.path("headings").isArray()
                    || !table.path("data").isArray()) {
                throw new SwitchUnreadable("the list of table " + name + " has no headings or no data");
            }
            Map<String, Integer> columns = new HashMap<>();
            for (JsonNode heading : table.path("headings")) {
                columns.put(heading.asText(), columns.size());
            }
            List<Row> rows = new ArrayList<>();
            table.path("data").forEach(row -> rows.add(new Row(columns, row)));
            return new OvsdbTable(rows);
        } catch (JsonProcessingException broken) {
            throw new SwitchUnreadable(
                    "the list of table " + name + " is no JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    List<Row> rows() {
        return rows;
    }

    record Row(Map<String, Integer> columns, JsonNode values) {

        String id() {
            return values(column("_uuid")).stream().findFirst().orElse("");
        }

        String text(String column) {
            return optional(column).orElse("");
        }

        Optional<String> optional(String column) {
            return texts(column).stream().findFirst();
        }

        OptionalInt number(String column) {
            JsonNode value = column(column);
            return value.isIntegralNumber() && value.canConvertToInt()
                    ? OptionalInt.of(value.intValue())
                    : OptionalInt.empty();
        }

        /** Returns the members of a set, or the one value; ids as such. */
        List<String> texts(String column) {
            return values(column(column));
        }

        Map<String, String> map(String column) {
            Map<String, String> map = new HashMap<>();
            JsonNode value = column(column);
            if (value.path(0).asText().equals("map")) {
                for (JsonNode pair : value.path(1)) {
                    map.put(pair.path(0).asText(), pair.path(1).asText());
                }
            }
            return map;
        }

        private JsonNode column(String name) {
            return values.path(columns.getOrDefault(name, -1));
        }

        private static List<String> values(JsonNode value) {
            List<String> texts = new ArrayList<>();
            if (value.isArray() && value.path(0).asText().equals("set")) {
                value.path(1).forEach(member -> texts.addAll(values(member)));
            } else if (value.isArray() && value.path(0).asText().equals("uuid")) {
                texts.add(value.path(1).asText());
            } else if (value.isValueNode() && !value.isNull()) {
                texts.add(value.asText());
            }
            return texts;
        }
    }
}
