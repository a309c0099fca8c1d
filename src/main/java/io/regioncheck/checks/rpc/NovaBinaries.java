package io.regioncheck.checks.rpc;

import io.regioncheck.release.NovaRpc;
import io.regioncheck.release.Release;
import io.regioncheck.release.RpcApi;
import java.util.Arrays;
import java.util.Set;

/**
 * Which daemons of nova a release has; a row of another one is left over, as of nova-cert after Ocata and nova-consoleauth after Stein.
 *
 * <p>Source: openstack/nova {@code nova/service.py SERVICE_MANAGERS}; rows of APIs are written from Mitaka on, WSGIService of the same file.
 */
final class NovaBinaries {
    private static final Set<String> ALWAYS = Set.of("nova-compute", "nova-conductor", "nova-scheduler");
    static final Set<String> APIS = Set.of("nova-osapi_compute", "nova-metadata");

    private final NovaRpc rpc = NovaRpc.facts();

    boolean isOf(Release release, String binary) {
        if (ALWAYS.contains(binary)) {
            return true;
        }
        if (APIS.contains(binary)) {
            return !release.isBefore(Release.MITAKA);
        }
        return Arrays.stream(RpcApi.values())
                .filter(api -> binary.equals("nova-" + api))
                .anyMatch(api -> rpc.of(release, api).isPresent());
    }
}
