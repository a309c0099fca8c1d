package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** From a file that fits its schema to an environment, noting what no schema can see. */
final class EnvironmentReader {
    private final Reading reading;
    private final JsonNode root;

    EnvironmentReader(Reading reading) {
        this.reading = reading;
        this.root = reading.root();
    }

    Environment read(String name) {
        IdentityReader identity = new IdentityReader(reading);
        IdentityAccess access = identity.read();
        Tls tls = tls(identity);
        Nodes nodes = new NodesReader(reading).read();
        Optional<ExternalNetwork> external = external(nodes);
        Environment environment = new Environment(
                name,
                root.path("region").asText(),
                root.path("title").asText(name),
                new Releases(
                        reading.text(root.path("release"), "source"),
                        root.path("release").path("target").asText()),
                access,
                tls,
                texts(root.path("services")),
                texts(root.path("zones")),
                networks(),
                external,
                smoke(),
                volumes(),
                nodes,
                broker(),
                database(),
                limits(),
                waivers(),
                reading.notices(),
                reading.secrets());
        reading.finish();
        return environment;
    }

    private Tls tls(IdentityReader identity) {
        JsonNode node = root.path("tls");
        Optional<Path> caFile = reading.text(node, "ca-file").map(reading::path).or(identity::caFile);
        caFile.filter(file -> !Files.isReadable(file))
                .ifPresent(file -> reading.mistake("tls.ca-file", file + " cannot be read", "a PEM file"));
        boolean verify = node.path("verify").asBoolean(identity.verify());
        if (!verify) {
            reading.notice("TLS certificates are not verified (tls.verify: false): whoever answers is believed");
        }
        return new Tls(caFile, verify, node.path("certificate-days").asInt(30));
    }

    private List<NetworkMode> networks() {
        List<NetworkMode> modes = new ArrayList<>();
        for (JsonNode node : root.path("networks")) {
            modes.add(new NetworkMode(
                    node.path("name").asText(),
                    node.path("type").asText(),
                    NetworkMode.Kind.valueOf(node.path("kind").asText().toUpperCase(Locale.ROOT)),
                    reading.text(node, "physical-network"),
                    Optional.of(node.path("segment")).filter(JsonNode::isInt).map(JsonNode::asInt),
                    node.path("cidr").asText()));
        }
        return modes;
    }

    private Optional<ExternalNetwork> external(Nodes nodes) {
        JsonNode node = root.path("external");
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        Optional<String> probeFrom = reading.text(node, "probe-from");
        List<String> names = nodes.hosts().stream().map(Node::name).toList();
        probeFrom
                .filter(host -> !names.contains(host))
                .ifPresent(host -> reading.mistake(
                        "external.probe-from",
                        "\"" + host + "\"",
                        "the name of a node: " + String.join(", ", names),
                        Nearest.to(host, names)));
        ExternalNetwork.Probe probe =
                ExternalNetwork.Probe.valueOf(node.path("probe").asText("ping").toUpperCase(Locale.ROOT));
        return Optional.of(new ExternalNetwork(node.path("network").asText(), probeFrom, probe));
    }

    private SmokeServer smoke() {
        JsonNode node = root.path("smoke");
        JsonNode markers = node.path("markers");
        String path = "smoke.markers";
        return new SmokeServer(
                node.path("image").asText(),
                node.path("flavor").asText(),
                reading.pattern(markers, path, "booted").orElse(Pattern.compile("")),
                reading.pattern(markers, path, "metadata"),
                reading.pattern(markers, path, "metadata-failed"),
                reading.pattern(markers, path, "disk-mark"));
    }

    private List<VolumeType> volumes() {
        List<VolumeType> types = new ArrayList<>();
        for (JsonNode node : root.path("volumes")) {
            types.add(new VolumeType(
                    node.path("type").asText(),
                    node.path("from-image").asBoolean(true),
                    node.path("attach").asBoolean(true),
                    node.path("snapshot").asBoolean(true)));
        }
        return types;
    }

    private Optional<Broker> broker() {
        JsonNode node = root.path("broker");
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        List<HttpUrl> management = new ArrayList<>();
        for (JsonNode url : node.path("management")) {
            management.add(reading.url("broker.management[" + management.size() + "]", url.asText()));
        }
        return Optional.of(new Broker(
                management,
                texts(node.path("amqp")),
                node.path("vhost").asText("/"),
                node.path("username").asText(),
                new SecretReader(reading).read(node.path("password"), "broker.password")));
    }

    private Optional<Database> database() {
        JsonNode node = root.path("database");
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(new Database(
                node.path("host").asText(),
                node.path("port").asInt(3306),
                node.path("username").asText(),
                new SecretReader(reading).read(node.path("password"), "database.password")));
    }

    private Limits limits() {
        JsonNode node = root.path("limits");
        return new Limits(
                node.path("servers-at-once").asInt(4),
                node.path("requests-at-once").asInt(16),
                node.path("requests-per-second").asInt(50),
                reading.duration(node, "limits", "request-timeout", Duration.ofSeconds(60)),
                reading.duration(node, "limits", "boot-timeout", Duration.ofMinutes(3)),
                reading.duration(node, "limits", "run-deadline", Duration.ofMinutes(30)));
    }

    private List<Waiver> waivers() {
        List<Waiver> waivers = new ArrayList<>();
        for (JsonNode node : root.path("waivers")) {
            String path = "waivers[" + waivers.size() + "].expires";
            waivers.add(new Waiver(
                    node.path("check").asText(),
                    node.path("subject").asText(),
                    node.path("reason").asText(),
                    date(path, node.path("expires").asText())));
        }
        return waivers;
    }

    private LocalDate date(String path, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            reading.mistake(path, "\"" + text + "\"", "a day, such as 2026-12-31");
            return LocalDate.MIN;
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
