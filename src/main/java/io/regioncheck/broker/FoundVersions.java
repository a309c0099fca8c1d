package io.regioncheck.broker;

import io.regioncheck.release.RpcVersion;
import java.util.List;
import java.util.Optional;

/**
 * The versions that one server takes.
 *
 * @param accepted the highest of each major; where the search was not thorough, at least these
 * @param refusals how many questions it refused: each has left an error in its log
 * @param trouble the answer that ended the search before it knew
 */
public record FoundVersions(
        RpcTarget target, ServedApi api, List<RpcVersion> accepted, int refusals, Optional<RpcAnswer> trouble) {

    public FoundVersions {
        accepted = List.copyOf(accepted);
    }

    /** Returns the expected versions that it does not take. */
    public List<RpcVersion> missing() {
        return api.expected().stream()
                .filter(version -> accepted.stream()
                        .noneMatch(taken -> taken.major() == version.major() && taken.minor() >= version.minor()))
                .toList();
    }

    /** Returns what it takes beyond what is expected; only a thorough search finds that. */
    public List<RpcVersion> beyond() {
        return accepted.stream()
                .filter(taken -> api.expected().stream()
                        .noneMatch(version -> taken.major() == version.major() && taken.minor() <= version.minor()))
                .filter(taken -> api.expected().stream().allMatch(version -> taken.compareTo(version) > 0))
                .toList();
    }
}
