package io.regioncheck.demo.region;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** How the services of a release look over their APIs: {@code looks.yaml}, with the source of each fact. */
public record Look(
        Release release,
        Identity keystone,
        Image glance,
        Compute nova,
        Network neutron,
        Volume cinder,
        Optional<Resources> placement) {
    private static final String RESOURCE = "looks.yaml";
    private static final Map<Release, Look> ALL = read();

    /**
     * Keystone's versions.
     *
     * @param newest such as {@code v3.14}
     * @param updated the day of it
     * @param old whether v2.0 is served too
     */
    public record Identity(String newest, String updated, boolean old) {}

    /** @param versions as glance's document lists them: root and id, such as {@code v2/v2.15}, and status */
    public record Image(Map<String, String> versions) {}

    /** @param newest the newest minor of nova's 2.x */
    public record Compute(int newest) {}

    /**
     * Neutron's extensions and attributes.
     *
     * @param extensions the aliases of its extensions, in groups
     * @param lacks attributes, by the name of one resource, that newer releases show
     * @param pages whether lists are paged unless neutron.conf says otherwise
     */
    public record Network(List<List<String>> extensions, Map<String, Set<String>> lacks, boolean pages) {
        public List<String> aliases() {
            return extensions.stream().flatMap(List::stream).toList();
        }

        public Set<String> lacking(String resource) {
            return lacks.getOrDefault(resource, Set.of());
        }
    }

    /**
     * Cinder's APIs.
     *
     * @param apis their roots, the newest first: {@code v3}
     * @param newest the newest minor of its 3.x
     * @param updated the day of it
     */
    public record Volume(List<String> apis, int newest, String updated) {
        public boolean has(String api) {
            return apis.contains(api);
        }
    }

    /** @param newest the newest minor of placement's 1.x */
    public record Resources(int newest) {}

    /** What {@code looks.yaml} says of a release. */
    private record Written(
            Identity keystone,
            Image glance,
            Compute nova,
            Network neutron,
            Volume cinder,
            Map<String, Integer> placement) {
        Look of(Release release) {
            Optional<Resources> resources =
                    Optional.ofNullable(placement.get("newest")).map(Resources::new);
            return new Look(release, keystone, glance, nova, neutron, cinder, resources);
        }
    }

    /** @throws IllegalArgumentException if the demo does not know it */
    public static Look of(Release release) {
        return Optional.ofNullable(ALL.get(release))
                .orElseThrow(() -> new IllegalArgumentException("no look of " + release.code()));
    }

    /** Returns the releases that the demo can look like, in their order. */
    public static Set<Release> known() {
        return ALL.keySet();
    }

    private static Map<Release, Look> read() {
        try (InputStream in = Objects.requireNonNull(Look.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            ObjectMapper mapper = new ObjectMapper();
            Map<Release, Look> looks = new EnumMap<>(Release.class);
            read.forEach((name, facts) -> {
                Release release = Release.named(name).orElseThrow();
                looks.put(release, mapper.convertValue(facts, Written.class).of(release));
            });
            return looks;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + RESOURCE, failure);
        }
    }
}
