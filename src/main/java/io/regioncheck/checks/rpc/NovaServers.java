package io.regioncheck.checks.rpc;

import io.regioncheck.broker.RpcTarget;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Region;
import io.regioncheck.openstack.ComputeService;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The daemons of nova that take calls, as nova has them on record. */
final class NovaServers {
    private static final String PREFIX = "nova-";

    /** Those that are an RPC server, from Kilo on: nova/service.py, SERVICE_MANAGERS. */
    private static final Set<String> BINARIES = Set.of(
            "nova-compute",
            "nova-conductor",
            "nova-scheduler",
            "nova-cert",
            "nova-console",
            "nova-consoleauth",
            "nova-network");

    private NovaServers() {}

    /** @throws CouldNotVerify if there are none, which no region can have */
    static List<Server> of(Region region) {
        String exchange = region.broker().access().exchange("nova");
        List<Server> servers = region.cloud().compute().services().stream()
                .filter(service -> BINARIES.contains(service.binary()))
                .map(service -> server(service, exchange))
                .sorted(Comparator.comparing(Server::binary).thenComparing(Server::host))
                .toList();
        if (servers.isEmpty()) {
            throw new CouldNotVerify("nova lists no service at all, which no region can have; look at the rights of the"
                    + " environment's user, and at nova's database");
        }
        return servers;
    }

    private static Server server(ComputeService service, String exchange) {
        return new Server(
                service.binary(),
                service.host(),
                service.up(),
                RpcTarget.of(exchange, topic(service.binary()), service.host()));
    }

    /** Nova's topics are the binaries without their prefix: nova/service.py, Service.create. */
    static String topic(String binary) {
        return binary.startsWith(PREFIX) ? binary.substring(PREFIX.length()) : binary;
    }
}
