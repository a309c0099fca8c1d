package io.regioncheck.release;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether cinder's services can talk to one another. There is no pin to configure: from Mitaka on, a client caps itself at the lowest
 * {@code rpc_current_version} that the services of its kind have on record; before, it sends what its own release speaks.
 *
 * <p>Source: openstack/cinder {@code cinder/rpc.py} and {@code cinder/objects/service.py _get_minimum_version} at 8.0.0 and 9.0.0,
 * {@code cinder/*}{@code /rpcapi.py} and {@code manager.py} at the first tag of each series.
 */
public final class CinderRpc {
    private final Facts facts;

    private CinderRpc(Facts facts) {
        this.facts = facts;
    }

    /** Reads the facts that come with this build: {@code cinder-rpc.yaml}. */
    public static CinderRpc facts() {
        return new CinderRpc(FactsFile.read("cinder-rpc.yaml", new TypeReference<>() {}));
    }

    /** The RPC API of a kind of service. */
    public enum Api {
        VOLUME,
        SCHEDULER,
        BACKUP;

        /** The name in {@code services.binary}: {@code cinder-volume}. */
        public String binary() {
            return "cinder-" + this;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the highest version that a release's services accept, which is the one that they write into their row. */
    public RpcVersion current(Release release, Api api) {
        return of(release, api).max();
    }

    /**
     * Returns the object versions that a release's services may write into {@code object_current_version}: that of its first tag, and
     * that of its last if it is another. None before Mitaka.
     */
    public List<String> objectVersions(Release release) {
        CinderFacts found = of(release);
        return Stream.concat(found.objectVersion().stream(), found.objectVersionAtLastTag().stream())
                .distinct()
                .toList();
    }

    /**
     * Returns the releases whose services write these two into their row; none for what no release does, or what one wrote in the making.
     *
     * @param rpc {@code rpc_current_version}
     * @param objects {@code object_current_version}
     */
    public List<Release> writersOf(Api api, RpcVersion rpc, String objects) {
        return Arrays.stream(Release.values())
                .filter(release -> current(release, api).equals(rpc))
                .filter(release -> objectVersions(release).contains(objects))
                .toList();
    }

    /**
     * Tells whether clients of a release can talk to a service of another.
     *
     * @param onRecord {@code rpc_current_version} of all services of that kind that are not deleted; an empty one for null
     */
    public CinderTalk talk(Api api, Release client, List<Optional<RpcVersion>> onRecord, Release server) {
        CinderApi sending = of(client, api);
        CinderApi serving = of(server, api);
        if (client.isAfter(Release.MITAKA) && onRecord.stream().anyMatch(Optional::isEmpty)) {
            return new CinderTalk(
                    sending.max(),
                    serving.accepted(),
                    RpcVerdict.CANNOT_TALK,
                    "a " + api.binary() + " without a version on record is of liberty or older: " + client
                            + " raises ServiceTooOld");
        }
        RpcVersion cap = client.isBefore(Release.MITAKA) ? sending.max() : cap(api, onRecord, sending);
        return judge(cap, sending, serving);
    }

    private RpcVersion cap(Api api, List<Optional<RpcVersion>> onRecord, CinderApi sending) {
        return onRecord.stream()
                .map(version -> version.orElseGet(() -> facts.libertyRows().get(api)))
                .min(Comparator.naturalOrder())
                .orElse(sending.max());
    }

    private static CinderTalk judge(RpcVersion cap, CinderApi sending, CinderApi serving) {
        String numbers = "sends up to " + cap + ", accepted is up to "
                + String.join(
                        " and ",
                        serving.accepted().stream().map(RpcVersion::toString).toList());
        if (sending.accepted().stream().noneMatch(spoken -> spoken.major() == cap.major())) {
            return new CinderTalk(
                    cap,
                    serving.accepted(),
                    RpcVerdict.CANNOT_TALK,
                    "capped at " + cap
                            + " by what is on record, and the client has no call of that major: RPCVersionCapError at every call");
        }
        if (serving.accepted().stream().anyMatch(version -> version.accepts(cap))) {
            return new CinderTalk(cap, serving.accepted(), RpcVerdict.CAN_TALK, numbers);
        }
        boolean sameMajor = serving.accepted().stream().anyMatch(version -> version.major() == cap.major());
        return new CinderTalk(
                cap,
                serving.accepted(),
                sameMajor ? RpcVerdict.SOME_CALLS_REFUSED : RpcVerdict.CANNOT_TALK,
                numbers + ": UnsupportedVersion " + (sameMajor ? "for the newer calls" : "at every call"));
    }

    private CinderApi of(Release release, Api api) {
        CinderFacts found = of(release);
        return switch (api) {
            case VOLUME -> found.volume();
            case SCHEDULER -> found.scheduler();
            case BACKUP -> found.backup();
        };
    }

    private CinderFacts of(Release release) {
        return Optional.ofNullable(facts.releases().get(release))
                .orElseThrow(() -> new IllegalStateException("this build lacks cinder's RPC versions of " + release));
    }

    /**
     * What becomes of the calls of a client at a server.
     *
     * @param sendsAtMost the cap of the client
     * @param accepts the highest version of each major that the server accepts, newest first
     */
    public record CinderTalk(RpcVersion sendsAtMost, List<RpcVersion> accepts, RpcVerdict verdict, String why) {}

    private record Facts(Map<Release, CinderFacts> releases, Map<Api, RpcVersion> libertyRows) {}

    private record CinderFacts(
            CinderApi volume,
            CinderApi scheduler,
            CinderApi backup,
            Optional<String> objectVersion,
            Optional<String> objectVersionAtLastTag) {}

    private record CinderApi(RpcVersion max, List<RpcVersion> alsoServed, Optional<RpcVersion> clientSpeaks) {
        List<RpcVersion> accepted() {
            return Stream.concat(Stream.of(max), alsoServed.stream()).toList();
        }
    }
}
