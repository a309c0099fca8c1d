package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a file to an environment, noting what no schema can see. */
final class EnvironmentReader {
    private final Reading reading;
    private final JsonNode root;
    private final Optional<Map<String, String>> embedded;

    EnvironmentReader(Reading reading, Optional<Map<String, String>> embedded) {
        this.reading = reading;
        this.embedded = embedded;
        this.root = reading.root();
    }

    /** @throws FileInvalid with all that is wrong, in whatever part of the file it is */
    Environment read(String name) {
        IdentityReader identity = new IdentityReader(reading);
        MiddlewareReader middleware = new MiddlewareReader(reading);
        Nodes nodes = new NodesReader(reading).read();
        Environment environment = new Environment(
                name,
                root.path("region").asText(),
                root.path("title").asText(name),
                releases(),
                identity.read(),
                new TlsReader(reading).read(identity),
                Reading.texts(root.path("services")),
                Reading.texts(root.path("zones")),
                new NetworksReader(reading).read(),
                external(nodes),
                new SmokeReader(reading).read(),
                volumes(),
                nodes,
                middleware.broker(),
                middleware.database(),
                baselines(),
                Reading.texts(root.path("required-extensions")),
                limits(),
                waivers(),
                reading.notices(),
                reading.secrets(),
                embedded);
        reading.finish();
        return environment;
    }

    private Releases releases() {
        JsonNode node = root.path("release");
        Releases releases =
                new Releases(Reading.text(node, "source"), node.path("target").asText());
        releases.source()
                .filter(source -> Releases.isLater(source, releases.target()))
                .ifPresent(source -> reading.mistake(
                        "release.source",
                        "\"" + source + "\", which came after the target " + releases.target(),
                        "the release before the upgrade"));
        return releases;
    }

    private Optional<ExternalNetwork> external(Nodes nodes) {
        JsonNode node = root.path("external");
        Optional<String> probeFrom = Reading.text(node, "probe-from");
        List<String> names = nodes.hosts().stream().map(Node::name).toList();
        probeFrom
                .filter(host -> !names.contains(host) && reading.isSound("nodes"))
                .ifPresent(host -> reading.mistake(
                        "external.probe-from",
                        "\"" + host + "\"",
                        "the name of a node" + (names.isEmpty() ? ", and nodes has none" : ": " + few(names)),
                        Nearest.to(host, names)));
        if (node.isMissingNode()) {
            reading.notice("there is no external network: whether servers are reached from outside is not checked");
        }
        return Optional.of(node)
                .filter(JsonNode::isObject)
                .map(there -> new ExternalNetwork(
                        there.path("network").asText(),
                        probeFrom,
                        Reading.choice(ExternalNetwork.Probe.class, there.path("probe"), ExternalNetwork.Probe.PING)));
    }

    private static String few(List<String> names) {
        int shown = Math.min(names.size(), 8);
        return String.join(", ", names.subList(0, shown)) + (shown < names.size() ? ", … (" + names.size() + ")" : "");
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
        reading.unique("volumes", "type");
        return types;
    }

    private Baselines baselines() {
        JsonNode node = root.path("baselines");
        return new Baselines(
                Reading.text(node, "aggregates").map(reading::path),
                Reading.text(node, "extensions").map(reading::path),
                Reading.text(node, "flows").map(reading::path));
    }

    private Limits limits() {
        JsonNode node = root.path("limits");
        Limits limits = new Limits(
                node.path("servers-at-once").asInt(4),
                node.path("requests-at-once").asInt(16),
                node.path("requests-per-second").asInt(50),
                Reading.duration(node, "request-timeout", Duration.ofSeconds(60)),
                Reading.duration(node, "boot-timeout", Duration.ofMinutes(3)),
                Reading.duration(node, "run-deadline", Duration.ofMinutes(30)));
        if (node.has("boot-timeout") && limits.bootTimeout().compareTo(limits.runDeadline()) >= 0) {
            String found = "\"" + node.path("boot-timeout").asText() + "\"";
            String deadline = node.path("run-deadline").asText("30m, its default");
            reading.mistake("limits.boot-timeout", found, "less than limits.run-deadline, which is " + deadline);
        }
        return limits;
    }

    private List<Waiver> waivers() {
        List<Waiver> waivers = new ArrayList<>();
        for (JsonNode node : root.path("waivers")) {
            String path = "waivers[" + waivers.size() + "].expires";
            Waiver waiver = new Waiver(
                    node.path("check").asText(),
                    node.path("subject").asText(),
                    node.path("reason").asText(),
                    date(path, node.path("expires").asText()));
            if (waiver.expires().isBefore(reading.surroundings().today())) {
                reading.notice("the waiver for " + waiver.check() + " (" + waiver.subject() + ") expired on "
                        + waiver.expires() + ": what it covered counts again");
            }
            waivers.add(waiver);
        }
        return waivers;
    }

    private LocalDate date(String path, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            reading.mistake(path, SchemaCheck.show(path, text), "a day, such as 2026-12-31");
            return LocalDate.MAX;
        }
    }
}
