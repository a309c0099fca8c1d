package io.regioncheck.checks.network;

import io.regioncheck.check.Cell;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.checks.smoke.SmokeNetwork;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.NetworkMode;
import io.regioncheck.ledger.Leak;
import io.regioncheck.openstack.CallFailed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether networks can be built: on paper, and by the agents that carry them. The network of a mode is the one that servers of the
 * same run are plugged into; the run removes it when they are gone, and is unhealthy if it cannot.
 */
@Checks(component = Component.NETWORK)
class BuildChecks {
    /** Neutron refuses a type or a physical network that it does not know with 400, a range that is used up with 409 or 503. */
    private static final Set<CallFailed.Kind> BY_THE_REGION =
            Set.of(CallFailed.Kind.REJECTED, CallFailed.Kind.CONFLICT, CallFailed.Kind.SERVER_ERROR);

    private static final Duration GONE = Duration.ofSeconds(60);

    @Check(
            id = "network.build",
            title = "A network is built, and agents carry it",
            why =
                    "A network that only exists in the database takes servers, and gives them neither address nor way out.",
            after = {
                "identity.catalog:network",
                "identity.endpoints:network",
                "network.agents:switching",
                "network.agents:dhcp",
                "network.agents:l3"
            },
            parameters =
                    @Parameter(
                            name = "agent-seconds",
                            otherwise = "60",
                            means = "seconds until DHCP and router are ACTIVE"),
            asks = {
                "POST network /v2.0/networks, subnets, routers, ports",
                "GET network /v2.0/ports until those of DHCP and router are ACTIVE",
                "DELETE of all of them, once the servers of the run are gone"
            },
            creates = "a network, subnet, router and port for each network mode",
            matrix = NetworkModes.class,
            deadlineSeconds = 240)
    void networkIsBuiltAndCarried(Region region, Findings findings, Cell cell) {
        NetworkMode mode = NetworkModes.of(region.environment(), cell);
        String portName = region.workshop().name("build-" + mode.name());
        try {
            SmokeNetwork network = SmokeNetwork.of(region, mode);
            new CarriedNetwork(region, findings, network, mode).isCarried(portName);
        } catch (CallFailed refused) {
            if (!BY_THE_REGION.contains(refused.kind())) {
                throw refused;
            }
            byTheEnvironment(mode, refused).ifPresent(reason -> {
                throw new CouldNotVerify(reason);
            });
            refused(findings, mode, refused);
        } finally {
            portGoes(region, findings, portName);
        }
    }

    /**
     * Returns what the environment has to do with a refusal, if it has: its project's quota is used up (OverQuota), or its wire is taken
     * by another network (FlatNetworkInUse, VlanIdInUse, TunnelIdInUse). All are 409, told from a range that is used up by their words
     * alone (neutron_lib/exceptions/__init__.py, the same from neutron/common/exceptions.py of Kilo on).
     */
    static Optional<String> byTheEnvironment(NetworkMode mode, CallFailed refused) {
        if (refused.kind() != CallFailed.Kind.CONFLICT) {
            return Optional.empty();
        }
        String asked = refused.asked() + ": " + refused.answered();
        if (refused.answered().contains("Quota exceeded")) {
            return Optional.of(asked + "; the quota of the environment's project is used up: openstack quota show;"
                    + " raise it, or look for what is left there: regioncheck leftovers");
        }
        if (refused.answered().contains("Unable to create the")
                && refused.answered().contains("is in use")) {
            return Optional.of(asked + "; another network has the wire that network mode " + mode.name()
                    + " of the environment names: openstack network list --long --provider-network-type " + mode.type()
                    + "; name one that is free, or look whether a run left that network: regioncheck leftovers");
        }
        return Optional.empty();
    }

    private static void refused(Findings findings, NetworkMode mode, CallFailed refused) {
        findings.report("network mode " + mode.name())
                .observed("%s: %s", refused.asked(), refused.answered())
                .expected("a network of type %s", mode.type())
                .because("nobody can build a network of this mode")
                .remedy(
                        "grep -E 'type_drivers|tenant_network_types|network_vlan_ranges|vni_ranges' /etc/neutron/plugins/ml2/ml2_conf.ini;"
                                + " openstack network list --provider-network-type %s: is the range used up? tail /var/log/neutron/neutron-server.log",
                        mode.type());
    }

    private static void portGoes(Region region, Findings findings, String portName) {
        List<Leak> leaks = region.workshop().remove(portName, Deadline.in(GONE));
        leaks.forEach(leak -> findings.report(leak.resource().toString())
                .observed("still there: %s", leak.reason())
                .expected("gone within %d s", GONE.toSeconds())
                .because("ports that cannot be deleted use up the addresses of their subnets")
                .remedy(leak.cleanup(region.environment())));
    }
}
