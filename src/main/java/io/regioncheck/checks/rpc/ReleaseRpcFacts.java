package io.regioncheck.checks.rpc;

import io.regioncheck.broker.RpcVersion;
import java.util.List;

final class ReleaseRpcFacts {
    static RpcFacts ofThisBuild() {
        return new RpcFacts() {
            @Override
            public List<RpcVersion> served(Api api, String release) {
                if (!release.equals("zed")) return List.of();
                return (switch (api) {
                            case COMPUTE -> List.of("6.1", "5.13");
                            case CONDUCTOR -> List.of("3.0");
                            case COMPUTE_TASK -> List.of("1.24");
                            case SCHEDULER -> List.of("4.5");
                            case NEUTRON_SERVER -> List.of("1.9");
                            case OVS_AGENT -> List.of("1.7");
                            case DHCP_AGENT -> List.of("1.0");
                            case L3_AGENT -> List.of("1.4");
                            case CINDER_SCHEDULER -> List.of("3.12");
                            case CINDER_VOLUME -> List.of("3.18");
                            default -> List.<String>of();
                        })
                        .stream().map(RpcVersion::parse).toList();
            }

            @Override
            public List<String> releases() {
                return List.of("zed");
            }
        };
    }
}
