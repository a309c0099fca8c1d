package io.regioncheck.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleEnvironmentTests {
    private static final Path EXAMPLE = Path.of("environments", "region-x.example.yaml");
    private static final String INVENTORY = """
            {"_meta": {"hostvars": {}}, "openstack-controllers": {"hosts": ["ctl-1"]}, "hypervisors": {"hosts": ["compute-017"]},
             "network-nodes": {"hosts": ["net-1"]}, "galera": {"hosts": ["ctl-1"]}, "rabbitmq": {"hosts": ["ctl-1"]}}
            """;

    @TempDir
    Path directory;

    @Test
    void exampleLoadsWhereItsFilesAre() throws IOException {
        Environment environment = example().load();

        assertThat(environment.releases().source()).contains("kilo");
        assertThat(environment.identity().backends()).hasSize(3);
        assertThat(environment.networks())
                .extracting(NetworkMode::kind)
                .containsExactly(NetworkMode.Kind.PROVIDER, NetworkMode.Kind.TENANT);
        assertThat(environment.nodes().hosts())
                .extracting(Node::name)
                .containsExactly("probe-1", "compute-118", "compute-017", "ctl-1", "net-1");
        assertThat(environment.secrets())
                .extracting(Secret::reveal)
                .containsExactlyInAnyOrder("from a variable", "from a file", "from-a-program", "nova's", "neutron's");
        assertThat(environment.identity().serviceUsers())
                .extracting(ServiceUser::name)
                .containsExactly("nova", "svc-neutron", "swift");
        assertThat(environment.notices()).isEmpty();
    }

    @Test
    void exampleHasEveryKeyOfTheSchema() throws IOException {
        String uncommented = Files.readString(EXAMPLE).replaceAll("(?m)^( *)# ([a-z-]+: \\S.*)$", "$1$2");
        Path file = Files.writeString(directory.resolve("all.yaml"), uncommented);
        JsonNode schema = SchemaResource.read();
        Set<String> known = new TreeSet<>();
        Set<String> used = new TreeSet<>();

        keys(schema, schema, "", known);
        keysUsed(schema, schema, YamlFile.parse(file).json(), "", used);

        assertThat(used).isEqualTo(known);
    }

    private Sample example() throws IOException {
        String yaml = Files.readString(EXAMPLE).replace("[pass, show, region-x/database]", "[echo, from-a-program]");
        return new Sample(
                        directory,
                        yaml,
                        Map.of("REGION_X_PASSWORD", "from a variable", "REGION_X_NEUTRON_PASSWORD", "neutron's"))
                .withFile(
                        "region-x/ca.pem", new HeldCertificate.Builder().build().certificatePem())
                .withFile("region-x/known_hosts", "")
                .withFile("region-x/inventory.json", INVENTORY)
                .withFile("region-x/rabbit.password", "from a file\n")
                .withFile("region-x/nova.password", "nova's\n")
                .withFile(".ssh/regioncheck", "a key");
    }

    /** A block that several keys share, such as a secret, counts as one wherever it is used. */
    private static void keys(JsonNode schema, JsonNode rule, String at, Set<String> found) {
        if (rule.has("$ref")) {
            String ref = rule.path("$ref").asText();
            keys(schema, schema.at(ref.substring(1)), ref, found);
            return;
        }
        rule.path("properties").properties().forEach(key -> {
            found.add(at + "/" + key.getKey());
            keys(schema, key.getValue(), at + "/" + key.getKey(), found);
        });
        if (rule.has("items")) {
            keys(schema, rule.path("items"), at, found);
        }
    }

    private static void keysUsed(JsonNode schema, JsonNode rule, JsonNode value, String at, Set<String> found) {
        if (rule.has("$ref")) {
            String ref = rule.path("$ref").asText();
            keysUsed(schema, schema.at(ref.substring(1)), value, ref, found);
        } else if (value.isArray()) {
            value.forEach(element -> keysUsed(schema, rule.path("items"), element, at, found));
        } else if (rule.has("properties")) {
            value.properties().forEach(key -> {
                found.add(at + "/" + key.getKey());
                keysUsed(
                        schema,
                        rule.path("properties").path(key.getKey()),
                        key.getValue(),
                        at + "/" + key.getKey(),
                        found);
            });
        }
    }
}
