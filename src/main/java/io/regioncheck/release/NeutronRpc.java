package io.regioncheck.release;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether neutron's agents and servers can talk. There is no pin to configure, and no list of calls here: one side is taken to send at
 * most what its own release serves. That is sure where the other side is as new; where it is older, calls may be refused, not must.
 *
 * <p>Source: openstack/neutron {@code neutron/plugins/ml2/rpc.py}, {@code neutron/api/rpc/handlers} and the agents' classes at the first
 * tag of each series.
 */
public final class NeutronRpc {
    private final Map<Release, Callbacks> all;

    private NeutronRpc(Map<Release, Callbacks> all) {
        this.all = all;
    }

    /** Reads the facts that come with this build: {@code neutron-rpc.yaml}. */
    public static NeutronRpc facts() {
        return new NeutronRpc(FactsFile.read("neutron-rpc.yaml", new TypeReference<>() {}));
    }

    /** Returns the versions of the classes that a release's server answers agents with, by the class's name. */
    public Map<String, RpcVersion> server(Release release) {
        return of(release).server();
    }

    /** Returns the versions of the classes that a release's agents answer the server with, by the class's name. */
    public Map<String, RpcVersion> agent(Release release) {
        return of(release).agent();
    }

    /** Returns what agents of a release may call and a server of another does not take; empty if they can talk. */
    public List<Gap> agentsToServer(Release agents, Release server) {
        return gaps(server(agents), server(server));
    }

    /** Returns what a server of a release may call and agents of another do not take; empty if they can talk. */
    public List<Gap> serverToAgents(Release server, Release agents) {
        return gaps(agent(server), agent(agents));
    }

    private static List<Gap> gaps(Map<String, RpcVersion> sent, Map<String, RpcVersion> served) {
        return new TreeMap<>(sent)
                .entrySet().stream()
                        .map(call ->
                                new Gap(call.getKey(), call.getValue(), Optional.ofNullable(served.get(call.getKey()))))
                        .filter(gap -> gap.accepts()
                                .filter(version -> version.accepts(gap.sendsAtMost()))
                                .isEmpty())
                        .toList();
    }

    private Callbacks of(Release release) {
        return Optional.ofNullable(all.get(release))
                .orElseThrow(() -> new IllegalStateException("this build lacks neutron's RPC versions of " + release));
    }

    /**
     * A class whose newer calls the other side refuses.
     *
     * @param accepts what the other side's class has; empty if it has no such class
     */
    public record Gap(String callback, RpcVersion sendsAtMost, Optional<RpcVersion> accepts) {}

    private record Callbacks(Map<String, RpcVersion> server, Map<String, RpcVersion> agent) {}
}
