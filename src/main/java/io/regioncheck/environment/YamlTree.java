package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Plain data from the nodes of a YAML file, with the line of each value. What an alias or a merge key brings in stands on the line
 * where it is written, which is where it must be changed. A file whose aliases multiply into something huge is refused on the way.
 */
final class YamlTree {
    private static final int MOST_VALUES = 50_000;

    static final String TOO_MUCH = "more than " + MOST_VALUES + " values once its aliases are followed";
    static final String CIRCLE = "a block that contains itself through an alias";

    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Set<Node> open = new HashSet<>();
    private int values;

    JsonNode convert(Node root) {
        return convert("", root);
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    Optional<String> written(String path) {
        return Optional.ofNullable(written.get(path));
    }

    int line(String path) {
        String at = path;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return lines.getOrDefault(at, 1);
    }

    private JsonNode convert(String path, Node node) {
        lines.putIfAbsent(path, line(node));
        if (++values > MOST_VALUES) {
            throw new Refused(node, TOO_MUCH);
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(path, scalar);
        }
        if (!open.add(node)) {
            throw new Refused(node, CIRCLE);
        }
        JsonNode json = node instanceof MappingNode mapping ? block(path, mapping) : list(path, (SequenceNode) node);
        open.remove(node);
        return json;
    }

    private ArrayNode list(String path, SequenceNode sequence) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Node element : sequence.getValue()) {
            array.add(convert(path + "[" + array.size() + "]", element));
        }
        return array;
    }

    private ObjectNode block(String path, MappingNode mapping) {
        Predicate<NodeTuple> isMerge = tuple -> tuple.getKeyNode().getTag().equals(Tag.MERGE);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        mapping.getValue().stream().filter(isMerge.negate()).forEach(tuple -> put(object, path, tuple));
        mapping.getValue().stream().filter(isMerge).forEach(tuple -> merge(object, path, tuple.getValueNode()));
        return object;
    }

    private void put(ObjectNode object, String path, NodeTuple tuple) {
        int line = line(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
            mistakes.add(
                    Mistake.of(line, path, "a block or list as a key, as in {{ … }}", "text as a key; no templates"));
            return;
        }
        String key = scalar.getValue();
        String childPath = YamlFile.child(path, key);
        if (object.has(key)) {
            String found = "the key a second time, first on line " + line(childPath);
            mistakes.add(Mistake.of(line, childPath, found, "each key once"));
            return;
        }
        lines.putIfAbsent(childPath, line);
        object.set(key, convert(childPath, tuple.getValueNode()));
    }

    /** Adds the keys that a block lacks. */
    private void merge(ObjectNode into, String path, Node from) {
        if (from instanceof SequenceNode several) {
            several.getValue().forEach(each -> merge(into, path, each));
        } else if (convert(path, from) instanceof ObjectNode block) {
            block.properties().stream()
                    .filter(field -> !into.has(field.getKey()))
                    .toList()
                    .forEach(field -> into.set(field.getKey(), field.getValue()));
        } else {
            mistakes.add(
                    Mistake.of(line(from), path, "<<: with something else than a block", "<<: *anchor of a block"));
        }
    }

    private JsonNode scalar(String path, ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        written.putIfAbsent(path, text);
        if (!tag.startsWith(Tag.PREFIX)) {
            mistakes.add(Mistake.of(line(scalar), path, "a tag (a word with ! before it)", "a plain value"));
        }
        if (tag.equals(Tag.INT) && text.matches("[+-]?(0|[1-9]\\d{0,8})")) {
            return JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
        }
        if (tag.equals(Tag.FLOAT) && text.matches("[+-]?\\d+\\.\\d+")) {
            return JsonNodeFactory.instance.numberNode(Double.parseDouble(text));
        }
        if (tag.equals(Tag.BOOL)) {
            return JsonNodeFactory.instance.booleanNode(text.matches("(?i)true|yes|on"));
        }
        return tag.equals(Tag.NULL) ? NullNode.getInstance() : JsonNodeFactory.instance.textNode(text);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** The file is YAML, but not one that is worth reading. */
    private static final class Refused extends MarkedYAMLException {
        private static final long serialVersionUID = 1L;

        Refused(Node node, String problem) {
            super(null, null, problem, node.getStartMark(), null, null);
        }
    }
}
