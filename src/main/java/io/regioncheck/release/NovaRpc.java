package io.regioncheck.release;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether nova's services can talk to one another, by the code that is installed and the pins in {@code [upgrade_levels]}.
 *
 * <p>Source of the numbers: openstack/nova {@code nova/*}{@code /rpcapi.py} and {@code manager.py} at the first tag of each series; see
 * docs/rpc-pins.md for those of Kilo, Liberty and Mitaka.
 */
public final class NovaRpc {
    private final Map<Release, Map<RpcApi, RpcFacts>> all;
    private final RpcPins pins;

    private NovaRpc(Map<Release, Map<RpcApi, RpcFacts>> all, RpcPins pins) {
        this.all = all;
        this.pins = pins;
    }

    /** Reads the facts that come with this build: {@code nova-rpc.yaml} and {@code nova-services.yaml}. */
    public static NovaRpc facts() {
        return new NovaRpc(
                FactsFile.read("nova-rpc.yaml", new TypeReference<>() {}), new RpcPins(NovaServices.facts()));
    }

    /** Returns what a release serves and sends of an API; empty for an API that it does not have, such as cells from Train on. */
    public Optional<RpcFacts> of(Release release, RpcApi api) {
        return Optional.ofNullable(all.getOrDefault(release, Map.of()).get(api));
    }

    /**
     * Returns what a configured pin means to the code of a release.
     *
     * @param word as it stands in {@code [upgrade_levels]}; empty if the option is not set
     * @param oldestCompute the lowest {@code services.version} of a nova-compute that is neither deleted nor forced down, as the database
     *     gives it: MIN leaves out rows without a version, so a Kilo compute does not count once a newer one has registered. Empty if no row
     *     has one. Only {@code auto} asks for it
     * @throws IllegalArgumentException if the release has no such API
     */
    public RpcPin pin(Release reader, RpcApi api, Optional<String> word, OptionalInt oldestCompute) {
        return pins.read(api, reader, needed(reader, api), word, oldestCompute);
    }

    /**
     * Tells whether clients of one release can talk to servers of another.
     *
     * @param word the client's pin, as in {@link #pin}
     * @throws IllegalArgumentException if one of them has no such API, or its client's calls were not gathered
     */
    public RpcTalk talk(RpcApi api, Release client, Optional<String> word, OptionalInt oldestCompute, Release server) {
        RpcFacts sending = needed(client, api);
        if (sending.sends().isEmpty()) {
            throw new IllegalArgumentException(
                    "this build does not know what " + client + " clients of " + api + " send");
        }
        return new RpcConversation(pin(client, api, word, oldestCompute), sending, needed(server, api)).talk();
    }

    /**
     * Answers for all hosts of a region.
     *
     * @param target the release that all hosts shall be of in the end: when they are, a pin is left over
     * @param oldestCompute as in {@link #pin}
     */
    public RpcMatrix matrix(List<NovaHost> hosts, Release target, OptionalInt oldestCompute) {
        return new RpcSurvey(this, hosts, target, oldestCompute).matrix();
    }

    /**
     * Returns the pins under which clients of a release lose no call to any of some servers, the best first: no pin (an empty one), then
     * {@code auto}, then the words that the clients know, the highest first. None if the two cannot be made to talk.
     *
     * @param servers releases of the servers
     * @param oldestCompute as in {@link #pin}
     */
    public List<Optional<String>> pinsThatTalk(
            RpcApi api, Release client, Set<Release> servers, OptionalInt oldestCompute) {
        Stream<Optional<String>> words = needed(client, api).words().stream().map(Optional::of);
        return Stream.concat(Stream.of(Optional.<String>empty(), Optional.of(RpcPins.AUTO)), words)
                .filter(word -> servers.stream()
                        .allMatch(server ->
                                talk(api, client, word, oldestCompute, server).verdict() == RpcVerdict.CAN_TALK))
                .toList();
    }

    private RpcFacts needed(Release release, RpcApi api) {
        return of(release, api)
                .orElseThrow(() -> new IllegalArgumentException("nova of " + release + " has no RPC API " + api));
    }
}
