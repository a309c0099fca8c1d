package io.regioncheck.release;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What nova's services write into {@code services.version}, and what follows from it.
 *
 * <p>Source: openstack/nova {@code nova/objects/service.py} at the first tag of each series.
 */
public final class NovaServices {
    private final Facts facts;

    private NovaServices(Facts facts) {
        this.facts = facts;
    }

    /** Reads the facts that come with this build: {@code nova-services.yaml}. */
    public static NovaServices facts() {
        return new NovaServices(FactsFile.read("nova-services.yaml", new TypeReference<>() {}));
    }

    /** Returns what a service of a release writes; empty for Kilo, which writes none. */
    public OptionalInt versionOf(Release release) {
        return of(release).serviceVersion();
    }

    /** Returns the releases whose services write a version: several for 66, none for one from between two releases. */
    public List<Release> writersOf(int version) {
        return Arrays.stream(Release.values())
                .filter(release -> versionOf(release).equals(OptionalInt.of(version)))
                .toList();
    }

    /**
     * Says which release a version stands for: {@code yoga}, {@code antelope and bobcat}, {@code xena as it was in the making}, {@code a
     * release after gazpacho}.
     *
     * @param version as the database has it; empty for NULL, which nobody has written since Kilo
     */
    public String writerOf(OptionalInt version) {
        if (version.isEmpty() || version.getAsInt() < 1) {
            return Release.KILO + " or older";
        }
        int number = version.getAsInt();
        List<Release> writers = writersOf(number);
        if (!writers.isEmpty()) {
            return writers.stream().map(Release::toString).collect(Collectors.joining(" and "));
        }
        return Arrays.stream(Release.values())
                .filter(release -> versionOf(release).orElse(0) > number)
                .findFirst()
                .map(release -> release + " as it was in the making")
                .orElse("a release after " + Release.newest());
    }

    /**
     * Returns the oldest nova-compute that a release puts up with: conductor, scheduler and APIs refuse to start while an older one is
     * on record. Empty before Wallaby, whose predecessors start beside anything.
     */
    public Optional<OldestSupported> oldestSupportedBy(Release release) {
        return of(release).oldestSupported();
    }

    /**
     * Returns the versions of a region's nova-computes that keep a release from starting, lowest first.
     *
     * @param onRecord {@code services.version} of the rows of nova-compute that are not deleted; 0 where it is null. Rows that are forced
     *     down do not count in nova, and should be left out
     */
    public List<Integer> tooOldFor(Release release, List<Integer> onRecord) {
        return oldestSupportedBy(release)
                .map(oldest -> onRecord.stream()
                        .filter(version -> version < oldest.version())
                        .sorted()
                        .toList())
                .orElse(List.of());
    }

    /** The RPC version that a service version goes with; empty for one that this release's history does not reach. */
    Optional<RpcVersion> computeRpc(int version, Release knownTo) {
        return version <= versionOf(knownTo).orElse(-1)
                ? Optional.of(facts.computeRpc().get(version))
                : Optional.empty();
    }

    /** What {@code auto} means while no nova-compute has a version on record; empty where there is no {@code auto}. */
    Optional<RpcVersion> autoWithoutComputes(Release release) {
        return of(release).autoWithoutComputes();
    }

    private ServiceFacts of(Release release) {
        return Optional.ofNullable(facts.releases().get(release))
                .orElseThrow(() -> new IllegalStateException("this build lacks service versions of " + release));
    }

    /** The service version below which a release does not start, and the release that it stands for. */
    public record OldestSupported(Release release, int version) {}

    private record Facts(Map<Release, ServiceFacts> releases, List<RpcVersion> computeRpc) {}

    private record ServiceFacts(
            OptionalInt serviceVersion,
            Optional<OldestSupported> oldestSupported,
            Optional<RpcVersion> autoWithoutComputes) {}
}
