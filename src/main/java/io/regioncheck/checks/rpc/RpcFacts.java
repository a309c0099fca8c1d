package io.regioncheck.checks.rpc;

import io.regioncheck.broker.RpcVersion;
import java.util.List;

/** Which RPC versions the servers of a release serve. */
interface RpcFacts {

    /** An RPC API; the words are those of the facts. */
    enum Api {
        COMPUTE,
        CONDUCTOR,
        COMPUTE_TASK,
        SCHEDULER,
        NEUTRON_SERVER,
        OVS_AGENT,
        LINUXBRIDGE_AGENT,
        SRIOV_AGENT,
        DHCP_AGENT,
        L3_AGENT,
        CINDER_SCHEDULER,
        CINDER_VOLUME,
        CINDER_BACKUP
    }

    /** Returns the highest version of each major that a release serves; none if it has no such API. */
    List<RpcVersion> served(Api api, String release);

    /** Returns the releases of which there are facts, oldest first. */
    List<String> releases();
}
