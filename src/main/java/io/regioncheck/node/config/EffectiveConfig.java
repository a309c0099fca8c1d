package io.regioncheck.node.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What holds of several files read one after the other: of an option with one value the last, of one with several all of them in a file
 * (oslo.config takes those of all files; which option has several only the service's code says).
 */
public final class EffectiveConfig {
    private static final int DEEPEST = 10;
    private static final int LONGEST = 64 * 1024;
    /** References that are followed for one value: one that refers to many that refer to many is left as it is from there on. */
    private static final int MOST = 1_000;

    private final Map<String, Map<String, List<Setting>>> groups = new TreeMap<>();

    private EffectiveConfig() {}

    /** @param files in the order in which they are read */
    public static EffectiveConfig of(List<ConfigFile> files) {
        EffectiveConfig config = new EffectiveConfig();
        files.forEach(file -> file.settings().stream()
                .filter(setting -> !setting.hasDashes())
                .forEach(setting -> config.groups
                        .computeIfAbsent(setting.group(), group -> new LinkedHashMap<>())
                        .computeIfAbsent(setting.name(), name -> new ArrayList<>())
                        .add(setting)));
        return config;
    }

    /** Returns the last setting of an option. */
    public Optional<Setting> setting(String group, String name) {
        List<Setting> all = settings(group, name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Returns all settings of an option, the earliest first. */
    public List<Setting> settings(String group, String name) {
        return List.copyOf(groups.getOrDefault(group, Map.of()).getOrDefault(name, List.of()));
    }

    /** Returns whether an option is set, and not to nothing. */
    public boolean has(String group, String name) {
        return setting(group, name)
                .filter(setting -> !setting.value().isEmpty())
                .isPresent();
    }

    /** Returns the value of an option with what it refers to put in; what it refers to and nobody sets stays as it is written. */
    public Optional<String> value(String group, String name) {
        return setting(group, name).map(setting -> new Substitution().of(setting.value(), group, 0));
    }

    /** Returns groups that are in the files with their options, both in the order of their names, and the last setting of each. */
    public Map<String, Map<String, Setting>> all() {
        Map<String, Map<String, Setting>> all = new TreeMap<>();
        groups.forEach((group, options) -> {
            Map<String, Setting> last = new TreeMap<>();
            options.forEach((name, settings) -> last.put(name, settings.get(settings.size() - 1)));
            all.put(group, last);
        });
        return all;
    }

    /**
     * As Template of oslo_config/cfg.py does it: {@code $name}, {@code ${name}}, {@code $group.name}; {@code $$} and {@code \\$} stand for a
     * dollar.
     */
    private final class Substitution {
        private final Set<String> open = new HashSet<>();
        private int left = MOST;

        String of(String value, String group, int depth) {
            if (value.indexOf('$') < 0 || depth > DEEPEST) {
                return value;
            }
            StringBuilder out = new StringBuilder();
            int at = 0;
            while (at < value.length() && out.length() < LONGEST) {
                char c = value.charAt(at);
                if ((c == '$' || c == '\\') && at + 1 < value.length() && value.charAt(at + 1) == '$') {
                    out.append('$');
                    at += 2;
                } else if (c != '$') {
                    out.append(c);
                    at++;
                } else {
                    Reference reference = Reference.at(value, at);
                    out.append(referred(value.substring(at, reference.end()), reference.name(), group, depth));
                    at = reference.end();
                }
            }
            return out.toString();
        }

        private String referred(String written, String name, String group, int depth) {
            int dot = name.indexOf('.');
            Optional<Setting> found = name.isEmpty() || left-- <= 0
                    ? Optional.empty()
                    : setting(dot < 0 ? group : name.substring(0, dot), name.substring(dot + 1))
                            .or(() -> setting("DEFAULT", name));
            if (found.isEmpty()) {
                return written;
            }
            String key = found.get().group() + "/" + found.get().name();
            if (!open.add(key)) {
                return written;
            }
            String text = of(found.get().value(), found.get().group(), depth + 1);
            open.remove(key);
            return text;
        }
    }

    /** A name after a dollar, empty if there is none, and where it ends. */
    private record Reference(String name, int end) {
        static Reference at(String value, int dollar) {
            int start = dollar + 1;
            boolean braced = start < value.length() && value.charAt(start) == '{';
            if (braced) {
                start++;
            }
            int end = start;
            while (end < value.length() && isPart(value.charAt(end), end == start)) {
                end++;
            }
            if (end == start || (braced && (end == value.length() || value.charAt(end) != '}'))) {
                return new Reference("", dollar + 1);
            }
            return new Reference(value.substring(start, end), braced ? end + 1 : end);
        }

        private static boolean isPart(char c, boolean first) {
            return c == '_'
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (!first && (c == '.' || (c >= '0' && c <= '9')));
        }
    }
}
