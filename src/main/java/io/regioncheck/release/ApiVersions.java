package io.regioncheck.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which versions of their APIs the services of each release offer. */
public final class ApiVersions {
    private final Map<Release, Facts> all;

    private ApiVersions(Map<Release, Facts> all) {
        this.all = all;
    }

    /** Reads the facts that come with this build: {@code api-versions.yaml}. */
    public static ApiVersions facts() {
        return new ApiVersions(FactsFile.read("api-versions.yaml", new TypeReference<>() {}));
    }

    /**
     * Returns the microversions that a release serves, oldest and newest; empty for a service or release without microversions.
     * Placement's are served by nova itself from Newton to Stein.
     */
    public Optional<Range> microversions(Service service, Release release) {
        return ranged(service, release)
                .flatMap(ranged -> ranged.min()
                        .flatMap(min ->
                                ranged.max().map(max -> new Range(Microversion.parse(min), Microversion.parse(max)))));
    }

    /** Returns what stands in the paths of nova's or cinder's endpoints, such as {@code v2} and {@code v2.1}. */
    public List<String> endpoints(Service service, Release release) {
        return ranged(service, release).map(Ranged::endpoints).orElse(List.of());
    }

    /**
     * Returns the versions of the image API that a release's code lists, oldest first. Some of the newer ones are only offered with
     * {@code enabled_backends} or an image cache: compare with "at most".
     */
    public List<String> image(Release release) {
        return of(release).glance().all();
    }

    /** Returns what a release serves of the identity API. */
    public Identity identity(Release release) {
        return of(release).keystone();
    }

    private Optional<Ranged> ranged(Service service, Release release) {
        Facts facts = of(release);
        return switch (service) {
            case NOVA -> Optional.of(facts.nova());
            case CINDER -> Optional.of(facts.cinder());
            case PLACEMENT -> facts.placement();
            case KEYSTONE, GLANCE, NEUTRON -> Optional.empty();
        };
    }

    private Facts of(Release release) {
        return Optional.ofNullable(all.get(release))
                .orElseThrow(() -> new IllegalStateException("this build lacks API versions of " + release));
    }

    /** From the oldest to the newest, both served. */
    public record Range(Microversion oldest, Microversion newest) {}

    /**
     * The identity API.
     *
     * @param v3 the minor version of v3, such as {@code 3.6}
     * @param v2 {@code full}, {@code ec2tokens only} or {@code gone}
     */
    public record Identity(String v3, @JsonProperty("v2_0") String v2) {}

    private record Facts(Identity keystone, Image glance, Ranged nova, Ranged cinder, Optional<Ranged> placement) {}

    private record Image(String current, List<String> all, List<String> deprecated, List<String> experimental) {}

    private record Ranged(List<String> endpoints, Optional<String> min, Optional<String> max) {}
}
