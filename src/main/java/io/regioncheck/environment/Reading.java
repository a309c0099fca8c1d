package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import okhttp3.HttpUrl;

/** A file being read: where values are, what is wrong with them, and what the reader of a run must know. */
final class Reading {
    private final YamlFile yaml;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>();

    Reading(YamlFile yaml) {
        this.yaml = yaml;
    }

    JsonNode root() {
        return yaml.json();
    }

    Path file() {
        return yaml.file();
    }

    void mistake(String path, String found, String allowed) {
        mistakes.add(Mistake.of(yaml.line(path), path, found, allowed));
    }

    void mistake(String path, String found, String allowed, Optional<String> nearest) {
        mistakes.add(new Mistake(yaml.line(path), path, found, allowed, nearest));
    }

    void notice(String words) {
        notices.add(words);
    }

    List<String> notices() {
        return notices;
    }

    List<Secret> secrets() {
        return secrets;
    }

    Secret keep(Secret secret) {
        secrets.add(secret);
        return secret;
    }

    /** @throws FileInvalid if anything was wrong */
    void finish() {
        if (!mistakes.isEmpty()) {
            throw new FileInvalid(yaml.file(), mistakes);
        }
    }

    Optional<String> text(JsonNode node, String name) {
        return node.path(name).isMissingNode()
                ? Optional.empty()
                : Optional.of(node.path(name).asText());
    }

    HttpUrl url(String path, String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            mistake(path, "\"" + text + "\"", "an http or https URL");
            return new HttpUrl.Builder().scheme("http").host("invalid").build();
        }
        return url;
    }

    Duration duration(JsonNode node, String path, String name, Duration otherwise) {
        if (node.path(name).isMissingNode()) {
            return otherwise;
        }
        String text = node.path(name).asText();
        Optional<Duration> duration = Durations.parse(text);
        if (duration.isEmpty()) {
            mistake(YamlFile.child(path, name), "\"" + text + "\"", Durations.ALLOWED);
        }
        return duration.orElse(otherwise);
    }

    Optional<Pattern> pattern(JsonNode node, String path, String name) {
        return text(node, name).flatMap(text -> {
            try {
                return Optional.of(Pattern.compile(text));
            } catch (PatternSyntaxException wrong) {
                mistake(
                        YamlFile.child(path, name),
                        "\"" + text + "\" (" + wrong.getDescription() + ")",
                        "a regular expression");
                return Optional.empty();
            }
        });
    }

    /** Returns a path as the file means it: relative to the file, {@code ~} for the home directory. */
    Path path(String text) {
        if (text.startsWith("~/")) {
            return Path.of(System.getProperty("user.home")).resolve(text.substring(2));
        }
        Path directory = yaml.file().toAbsolutePath().getParent();
        return directory == null ? Path.of(text) : directory.resolve(text).normalize();
    }
}
