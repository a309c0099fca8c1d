package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML file that knows on which line each of its values stands. Builds no objects but plain data. */
public final class YamlFile {
    private final Path file;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Mistake> duplicates = new ArrayList<>();
    private final JsonNode json;

    private YamlFile(Path file, Optional<Node> root) {
        this.file = file;
        lines.put("", 1);
        this.json = root.map(node -> convert("", node)).orElse(NullNode.getInstance());
    }

    /**
     * Reads a file and holds it against a schema.
     *
     * @param schema a resource beside {@code owner}
     * @throws FileInvalid with all that is wrong
     */
    public static YamlFile read(Path file, Class<?> owner, String schema) {
        YamlFile yaml = parse(file);
        List<Mistake> mistakes = new ArrayList<>(yaml.duplicates);
        mistakes.addAll(SchemaCheck.of(owner, schema).mistakes(yaml));
        if (!mistakes.isEmpty()) {
            throw new FileInvalid(file, mistakes);
        }
        return yaml;
    }

    /** Reads a file that has no schema of ours. */
    static YamlFile parse(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return new YamlFile(file, Optional.ofNullable(yaml.compose(reader)));
        } catch (MarkedYAMLException wrong) {
            int line =
                    wrong.getProblemMark() == null ? 1 : wrong.getProblemMark().getLine() + 1;
            throw new FileInvalid(file, List.of(Mistake.of(line, "", String.valueOf(wrong.getProblem()), "YAML")));
        } catch (YAMLException wrong) {
            throw new FileInvalid(file, List.of(Mistake.of(1, "", String.valueOf(wrong.getMessage()), "YAML")));
        } catch (IOException unreadable) {
            throw new FileInvalid(file, List.of(Mistake.of(1, "", "nothing: " + unreadable, "a readable file")));
        }
    }

    public Path file() {
        return file;
    }

    public JsonNode json() {
        return json;
    }

    /** Returns the line of a value, or of the nearest thing around it that the file has. */
    int line(String path) {
        String at = path;
        while (!lines.containsKey(at)) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return lines.getOrDefault(at, 1);
    }

    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private JsonNode convert(String path, Node node) {
        lines.putIfAbsent(path, node.getStartMark().getLine() + 1);
        if (node instanceof MappingNode mapping) {
            return convertMapping(path, mapping);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            int index = 0;
            for (Node element : sequence.getValue()) {
                array.add(convert(path + "[" + index++ + "]", element));
            }
            return array;
        }
        return convertScalar((ScalarNode) node);
    }

    private ObjectNode convertMapping(String path, MappingNode mapping) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String childPath = child(path, key);
            int line = tuple.getKeyNode().getStartMark().getLine() + 1;
            if (object.has(key)) {
                String found = "the key a second time, first on line " + line(childPath);
                duplicates.add(Mistake.of(line, childPath, found, "every key once"));
                continue;
            }
            lines.put(childPath, line);
            object.set(key, convert(childPath, tuple.getValueNode()));
        }
        return object;
    }

    private static JsonNode convertScalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.INT) && text.matches("[+-]?\\d{1,9}")) {
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
}
