package io.regioncheck.checks.rpc;

import io.regioncheck.broker.RpcVersion;
import io.regioncheck.broker.ServedApi;
import io.regioncheck.checks.rpc.RpcFacts.Api;
import io.regioncheck.environment.Releases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the servers of a region should serve, by its releases; and which release serves what. */
final class ServedApis {
    /** nova/conductor/manager.py, ComputeTaskManager. */
    private static final String COMPUTE_TASK = "compute_task";

    private final RpcFacts facts;
    private final Releases releases;

    ServedApis(RpcFacts facts, Releases releases) {
        this.facts = facts;
        this.releases = releases;
    }

    /** Returns the API as the target release serves it; empty if it has none, as far as is known. */
    Optional<ServedApi> expected(Api api) {
        List<RpcVersion> expected = facts.served(api, releases.target());
        if (expected.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, Integer> highest = new HashMap<>();
        facts.releases().stream()
                .flatMap(release -> facts.served(api, release).stream())
                .forEach(version -> highest.merge(version.major(), version.minor(), Math::max));
        List<RpcVersion> hints =
                releases.source().map(source -> facts.served(api, source)).orElse(List.of());
        return Optional.of(new ServedApi(namespace(api), expected, hints, highest));
    }

    private static Optional<String> namespace(Api api) {
        return api == Api.COMPUTE_TASK ? Optional.of(COMPUTE_TASK) : Optional.empty();
    }

    /** Returns the releases whose servers take just these versions, such as {@code wallaby to yoga}; empty for none. */
    Optional<String> releasesOf(Api api, List<RpcVersion> accepted) {
        List<String> same = facts.releases().stream()
                .filter(release ->
                        facts.served(api, release).stream().sorted().toList().equals(accepted))
                .toList();
        if (same.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(same.size() == 1 ? same.get(0) : same.get(0) + " to " + same.get(same.size() - 1));
    }
}
