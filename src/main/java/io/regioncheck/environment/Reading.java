package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import okhttp3.HttpUrl;

/**
 * A file being read: what its values are, what is wrong with them, and what the reader of a run must know. Mistakes are collected, so
 * that {@link #finish} can name all of them; a value that does not fit the schema is complained about once and then read as if absent.
 */
public final class Reading {
    private final YamlFile yaml;
    private final Surroundings surroundings;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Set<String> unusable = new HashSet<>();
    private final List<String> notices = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>();

    private Reading(YamlFile yaml, Surroundings surroundings) {
        this.yaml = yaml;
        this.surroundings = surroundings;
    }

    /**
     * Begins to read a file that is a block of keys.
     *
     * @param schema a resource beside {@code owner}
     * @throws FileInvalid if the file is no YAML, or no block of keys
     */
    public static Reading of(Path file, Class<?> owner, String schema) {
        return of(file, owner, schema, Surroundings.ofThisProcess());
    }

    static Reading of(Path file, Class<?> owner, String schema, Surroundings surroundings) {
        YamlFile yaml = YamlFile.parse(file);
        Reading reading = new Reading(yaml, surroundings);
        reading.mistakes.addAll(yaml.mistakes());
        for (Mistake mistake : SchemaCheck.of(owner, schema).mistakes(yaml)) {
            reading.mistakes.add(mistake);
            reading.unusable.add(mistake.path());
        }
        if (!yaml.json().isObject()) {
            reading.finish();
        }
        return reading;
    }

    public JsonNode root() {
        return yaml.json();
    }

    Path file() {
        return yaml.file();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    public void mistake(String path, String found, String allowed) {
        mistake(path, found, allowed, Optional.empty());
    }

    /** Notes a mistake, unless the schema already complained about the value or about something around it. */
    void mistake(String path, String found, String allowed, Optional<String> nearest) {
        if (unusable.stream().noneMatch(broken -> isWithin(path, broken))) {
            mistakes.add(new Mistake(yaml.line(path), path, found, allowed, nearest));
        }
    }

    int line(String path) {
        return yaml.line(path);
    }

    /** Returns whether nothing is wrong with a value, nor in it. */
    boolean isSound(String path) {
        return mistakes.stream().noneMatch(mistake -> isWithin(mistake.path(), path));
    }

    private static boolean isWithin(String path, String around) {
        return path.startsWith(around)
                && (path.length() == around.length()
                        || path.charAt(around.length()) == '.'
                        || path.charAt(around.length()) == '[');
    }

    /** Notes each name that the elements of a list have twice. */
    void unique(String list, String key) {
        Map<String, String> first = new HashMap<>();
        JsonNode elements = root().at("/" + list.replace('.', '/'));
        for (int i = 0; i < elements.size(); i++) {
            String path = list + "[" + i + "]." + key;
            text(elements.path(i), key).ifPresent(name -> {
                String before = first.putIfAbsent(name, path);
                if (before != null) {
                    String found = "\"" + name + "\" a second time, first on line " + yaml.line(before);
                    mistake(path, found, "each once");
                }
            });
        }
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
    public void finish() {
        if (!mistakes.isEmpty()) {
            throw new FileInvalid(yaml.file(), mistakes);
        }
    }

    static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name))
                .filter(value -> value.isValueNode() && !value.isNull())
                .map(JsonNode::asText);
    }

    public static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    static <E extends Enum<E>> E choice(Class<E> type, JsonNode node, E otherwise) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(node.asText()))
                .findFirst()
                .orElse(otherwise);
    }

    HttpUrl url(String path, String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            mistake(path, SchemaCheck.show(path, text), "a URL that begins with http:// or https://");
            return new HttpUrl.Builder().scheme("http").host("invalid").build();
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            mistake(path, "a URL with a user or a password in it", "the URL alone: secrets have keys of their own");
        }
        return url;
    }

    /** Returns a duration; the schema has complained about one that is none. */
    static Duration duration(JsonNode node, String name, Duration otherwise) {
        return Durations.parse(node.path(name).asText()).orElse(otherwise);
    }

    /** Returns a pattern for lines of a console: {@code ^} and {@code $} are the beginning and the end of a line. */
    Optional<Pattern> pattern(JsonNode node, String path, String name) {
        String at = YamlFile.child(path, name);
        return text(node, name).flatMap(text -> {
            try {
                Pattern pattern = Pattern.compile(text, Pattern.MULTILINE);
                if (pattern.matcher("").find()) {
                    mistake(
                            at,
                            SchemaCheck.show(at, text) + ", which every line fits",
                            "a regular expression that only the proof fits");
                }
                return Optional.of(pattern);
            } catch (PatternSyntaxException wrong) {
                String why = wrong.getDescription() + " at character " + (wrong.getIndex() + 1);
                mistake(at, SchemaCheck.show(at, text) + " (" + why + ")", "a regular expression as Java has them");
                return Optional.empty();
            }
        });
    }

    /** Returns a path as the file means it: relative to the file, {@code ~} for the home directory. */
    Path path(String text) {
        return surroundings.path(yaml.file().toAbsolutePath().resolveSibling(""), text);
    }
}
