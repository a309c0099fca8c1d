package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A YAML file that knows on which line each of its values stands. Builds no objects but plain data. */
final class YamlFile {
    private static final int LARGEST = 1_000_000;

    private final Path file;
    private final YamlTree tree;
    private final JsonNode json;

    private YamlFile(Path file, YamlTree tree, JsonNode json) {
        this.file = file;
        this.tree = tree;
        this.json = json;
    }

    /** @throws FileInvalid if the file cannot be read, or is no YAML */
    static YamlFile parse(Path file) {
        YamlTree tree = new YamlTree();
        try {
            String text = text(file);
            try {
                JsonNode json = Optional.ofNullable(yaml().compose(new StringReader(text)))
                        .map(tree::convert)
                        .orElse(NullNode.getInstance());
                return new YamlFile(file, tree, json);
            } catch (YAMLException wrong) {
                throw new FileInvalid(file, List.of(YamlProblem.in(text, wrong)));
            }
        } catch (IOException unreadable) {
            throw new FileInvalid(file, List.of(Mistake.of(1, "", "a file that cannot be read", "a readable file")));
        }
    }

    /** The parser's own limit on aliases counts them, not what they grow to: {@link YamlTree} bounds that. */
    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(10_000);
        return new Yaml(new SafeConstructor(options));
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                String found = "more than " + LARGEST + " bytes";
                throw new FileInvalid(file, List.of(Mistake.of(1, "", found, "a smaller file")));
            }
            return decode(file, bytes);
        }
    }

    private static String decode(Path file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw new FileInvalid(file, List.of(YamlProblem.notUtf8(bytes)));
        }
    }

    Path file() {
        return file;
    }

    JsonNode json() {
        return json;
    }

    /** Returns what is wrong with the file whatever it is meant to say, such as keys that it has twice. */
    List<Mistake> mistakes() {
        return tree.mistakes();
    }

    /** Returns a scalar as the file has it, without quotes. */
    Optional<String> written(String path) {
        return tree.written(path);
    }

    /** Returns the line of a value, or of the nearest thing around it that the file has. */
    int line(String path) {
        return tree.line(path);
    }

    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
