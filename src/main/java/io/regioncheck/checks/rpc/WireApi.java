package io.regioncheck.checks.rpc;

import io.regioncheck.release.CinderRpc;
import io.regioncheck.release.RpcApi;
import java.util.Locale;
import java.util.Optional;

/** An RPC API that some daemon serves on a queue of its own, with where the facts have its versions. */
enum WireApi {
    COMPUTE(RpcApi.COMPUTE),
    CONDUCTOR(RpcApi.CONDUCTOR),
    COMPUTE_TASK(RpcApi.COMPUTE_TASK),
    SCHEDULER(RpcApi.SCHEDULER),
    NEUTRON_SERVER("RpcCallbacks"),
    OVS_AGENT("OVSNeutronAgent"),
    LINUXBRIDGE_AGENT("LinuxBridgeRpcCallbacks"),
    SRIOV_AGENT("SriovNicSwitchRpcCallbacks"),
    DHCP_AGENT("DhcpAgent"),
    L3_AGENT("L3NATAgent"),
    CINDER_SCHEDULER(CinderRpc.Api.SCHEDULER),
    CINDER_VOLUME(CinderRpc.Api.VOLUME),
    CINDER_BACKUP(CinderRpc.Api.BACKUP);

    private final Optional<RpcApi> nova;
    private final Optional<String> neutron;
    private final Optional<CinderRpc.Api> cinder;

    WireApi(RpcApi api) {
        this(Optional.of(api), Optional.empty(), Optional.empty());
    }

    WireApi(String callback) {
        this(Optional.empty(), Optional.of(callback), Optional.empty());
    }

    WireApi(CinderRpc.Api api) {
        this(Optional.empty(), Optional.empty(), Optional.of(api));
    }

    WireApi(Optional<RpcApi> nova, Optional<String> neutron, Optional<CinderRpc.Api> cinder) {
        this.nova = nova;
        this.neutron = neutron;
        this.cinder = cinder;
    }

    /** Whose it is: {@code nova}, {@code neutron} or {@code cinder}. */
    String service() {
        return nova.isPresent() ? "nova" : neutron.isPresent() ? "neutron" : "cinder";
    }

    Optional<RpcApi> nova() {
        return nova;
    }

    /** Returns the class of neutron that answers. */
    Optional<String> neutron() {
        return neutron;
    }

    Optional<CinderRpc.Api> cinder() {
        return cinder;
    }

    /** Returns the namespace of its calls: nova/conductor/manager.py, ComputeTaskManager; the others have none. */
    Optional<String> namespace() {
        return this == COMPUTE_TASK ? Optional.of("compute_task") : Optional.empty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
