package io.regioncheck.broker;

import io.regioncheck.broker.RpcClient.Bounds;
import io.regioncheck.broker.RpcQuestion.VersionProbe;
import io.regioncheck.deadline.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks many servers at once which versions they take: in rounds, each of all that is still to be asked. */
public final class VersionSweep {
    private final RpcClient client;
    private final Bounds bounds;
    private final List<VersionSearch> searches = new ArrayList<>();
    private final boolean thorough;

    /** @param thorough whether to look for the very highest version, which every server answers with a refusal and an error in its log */
    public VersionSweep(RpcClient client, Bounds bounds, boolean thorough) {
        this.client = client;
        this.bounds = bounds;
        this.thorough = thorough;
    }

    public void add(RpcTarget target, ServedApi api) {
        searches.add(new VersionSearch(target, api, thorough));
    }

    /** Asks until all is known, or the deadline has passed: then what is missing is in trouble. */
    public List<FoundVersions> run(Deadline deadline) {
        while (true) {
            Map<VersionProbe, VersionSearch> round = new HashMap<>();
            searches.forEach(search -> search.next().forEach(probe -> round.put(probe, search)));
            if (round.isEmpty()) {
                return searches.stream().map(VersionSearch::result).toList();
            }
            Map<VersionProbe, RpcAnswer> answers = client.ask(round.keySet(), bounds, deadline);
            round.forEach((probe, search) ->
                    search.hear(probe, answers.getOrDefault(probe, new RpcAnswer.Unknown("it was not asked"))));
        }
    }
}
