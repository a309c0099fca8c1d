package io.regioncheck.release;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which versions of the libraries that services share each of them asks for. */
public final class LibraryRequirements {
    private final Map<Release, Map<Service, Map<String, String>>> all;

    private LibraryRequirements(Map<Release, Map<Service, Map<String, String>>> all) {
        this.all = all;
    }

    /** Reads the facts that come with this build: {@code library-requirements.yaml}. */
    public static LibraryRequirements facts() {
        return new LibraryRequirements(FactsFile.read("library-requirements.yaml", new TypeReference<>() {}));
    }

    /**
     * Returns what a service of a release asks for, by the library's name as PEP 503 normalises it: {@code oslo-messaging} with {@code
     * >=14.0.0}; empty if nothing is known of it.
     */
    public Map<String, VersionRange> of(Service service, Release release) {
        return Optional.ofNullable(all.getOrDefault(release, Map.of()).get(service))
                .orElse(Map.of())
                .entrySet()
                .stream()
                .collect(
                        Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> VersionRange.parse(entry.getValue())));
    }
}
