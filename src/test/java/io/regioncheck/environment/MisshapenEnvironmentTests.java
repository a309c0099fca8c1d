package io.regioncheck.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands where something else should: it is a mistake with a name, never a stack trace. */
class MisshapenEnvironmentTests {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> SHAPES =
            List.of("null", "-1.5", "true", "\"swordfish\"", "[7]", "{}", "{\"swordfish\": 1}");

    @TempDir
    Path directory;

    @Test
    void everyValueOfTheExampleMayHaveAnyShape() throws IOException {
        String yaml = Files.readString(Path.of("environments", "region-x.example.yaml"));
        Path quick = directory.resolve("quick.yaml");
        Files.writeString(quick, yaml.replace("command: [pass, show, region-x/database]", "env: NO_PROGRAM"));
        JsonNode example = YamlFile.parse(quick).json();
        List<String> pointers = new ArrayList<>();
        pointers(example, "", pointers);
        for (String pointer : pointers) {
            for (String shape : SHAPES) {
                load(pointer + " = " + shape, with(example, pointer, MAPPER.readTree(shape)));
            }
        }
    }

    private void load(String what, JsonNode environment) throws IOException {
        Files.writeString(directory.resolve("misshapen.yaml"), MAPPER.writeValueAsString(environment));
        Surroundings surroundings = new Surroundings(Map.of(), directory, directory, Sample.TODAY);
        try {
            new Environments(directory, surroundings).load("misshapen");
        } catch (FileInvalid invalid) {
            assertThat(invalid.mistakes()).as(what).isNotEmpty();
            assertThat(what.contains("password =")
                            && String.valueOf(invalid.getMessage()).contains("swordfish"))
                    .as(what)
                    .isFalse();
        } catch (RuntimeException wrong) {
            fail(what, wrong);
        }
    }

    private static JsonNode with(JsonNode example, String pointer, JsonNode value) {
        JsonNode copy = example.deepCopy();
        int slash = pointer.lastIndexOf('/');
        JsonNode around = copy.at(pointer.substring(0, slash));
        String key = pointer.substring(slash + 1);
        if (around instanceof ObjectNode object) {
            object.set(key, value);
        } else if (around instanceof ArrayNode array) {
            array.set(Integer.parseInt(key), value);
        }
        return copy;
    }

    private static void pointers(JsonNode node, String at, List<String> found) {
        if (!at.isEmpty()) {
            found.add(at);
        }
        node.properties().forEach(field -> pointers(field.getValue(), at + "/" + field.getKey(), found));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            pointers(node.path(i), at + "/" + i, found);
        }
    }
}
