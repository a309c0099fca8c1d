package io.regioncheck.checks.rpc;

import io.regioncheck.broker.ServedApi;
import io.regioncheck.environment.Releases;
import io.regioncheck.release.CinderRpc;
import io.regioncheck.release.NeutronRpc;
import io.regioncheck.release.NovaRpc;
import io.regioncheck.release.Release;
import io.regioncheck.release.RpcFacts;
import io.regioncheck.release.RpcVersion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the servers of a region should serve, by its releases; and which release serves what. */
final class ServedApis {
    private final NovaRpc nova = NovaRpc.facts();
    private final NeutronRpc neutron = NeutronRpc.facts();
    private final CinderRpc cinder = CinderRpc.facts();
    private final Releases releases;

    ServedApis(Releases releases) {
        this.releases = releases;
    }

    /** Returns the API as the target release serves it; empty if it has none. */
    Optional<ServedApi> expected(WireApi api) {
        List<RpcVersion> expected = served(api, Release.parse(releases.target()));
        if (expected.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, Integer> highest = new HashMap<>();
        Arrays.stream(Release.values())
                .flatMap(release -> served(api, release).stream())
                .forEach(version -> highest.merge(version.major(), version.minor(), Math::max));
        List<RpcVersion> hints = releases.source()
                .map(source -> served(api, Release.parse(source)))
                .orElse(List.of());
        return Optional.of(new ServedApi(api.namespace(), expected, hints, highest));
    }

    /** Returns the highest version of each major that a release serves, in order; none if it has no such API. */
    private List<RpcVersion> served(WireApi api, Release release) {
        Stream<RpcVersion> versions = Stream.of(
                        api.nova().flatMap(one -> nova.of(release, one)).map(RpcFacts::accepted).stream()
                                .flatMap(List::stream),
                        Stream.concat(neutron(api, neutron.server(release)), neutron(api, neutron.agent(release))),
                        api.cinder().map(one -> cinder.current(release, one)).stream())
                .flatMap(one -> one);
        return versions.sorted().toList();
    }

    private static Stream<RpcVersion> neutron(WireApi api, Map<String, RpcVersion> classes) {
        return api.neutron().flatMap(name -> Optional.ofNullable(classes.get(name))).stream();
    }

    /** Returns the releases whose servers take just these versions, such as {@code wallaby to yoga}; empty for none. */
    Optional<String> releasesOf(WireApi api, List<RpcVersion> accepted) {
        List<Release> same = Arrays.stream(Release.values())
                .filter(release -> served(api, release).equals(accepted))
                .toList();
        if (same.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                same.size() == 1 ? same.get(0).toString() : same.get(0) + " to " + same.get(same.size() - 1));
    }
}
