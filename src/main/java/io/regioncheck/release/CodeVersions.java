package io.regioncheck.release;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which release a version of a service's code belongs to. */
public final class CodeVersions {
    private final Map<Release, Map<Service, Series>> all;

    private CodeVersions(Map<Release, Map<Service, Series>> all) {
        this.all = all;
    }

    /** Reads the facts that come with this build: {@code code-versions.yaml}. */
    public static CodeVersions facts() {
        return new CodeVersions(FactsFile.read("code-versions.yaml", new TypeReference<>() {}));
    }

    /**
     * Returns the release that a version belongs to; empty for one that belongs to none of them.
     *
     * @param version as a package or the service itself tells it: {@code 2:13.1.4-0ubuntu1}, {@code 13.0.0}
     */
    public Optional<Release> releaseOf(Service service, String version) {
        String code = version.substring(version.indexOf(':') + 1);
        return all.entrySet().stream()
                .filter(entry -> Optional.ofNullable(entry.getValue().get(service))
                        .filter(series -> code.startsWith(series.prefix()))
                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Returns the first and the last version of a release's series; empty if the release has no such service. */
    public Optional<Tags> tags(Service service, Release release) {
        return Optional.ofNullable(all.getOrDefault(release, Map.of()).get(service))
                .map(series -> new Tags(series.tags().get(0), series.tags().get(1)));
    }

    /** The first and the last version of a series, such as 13.0.0 and 13.1.4. */
    public record Tags(String first, String last) {}

    private record Series(String prefix, List<String> tags) {}
}
