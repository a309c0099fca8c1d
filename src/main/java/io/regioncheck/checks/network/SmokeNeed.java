package io.regioncheck.checks.network;

import io.regioncheck.environment.Environment;
import io.regioncheck.environment.VolumeType;
import io.regioncheck.openstack.Flavor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the smoke suite has of a project's quota at the same time, at most: for each network mode a network with its router and the ports
 * of its agents, and as many servers as the environment allows at once, each with a port, a floating address and perhaps a volume.
 */
record SmokeNeed(Environment environment, Flavor flavor) {
    /** Of a network: two DHCP agents' ports, the router's, and that which network.build makes. */
    private static final int PORTS = 4;
    /** The two that each group has, those of the probes, and as many for a default group that is made at the first use. */
    private static final int RULES = 8;

    Map<String, Long> ofNetwork() {
        long modes = environment.networks().size();
        Map<String, Long> need = new LinkedHashMap<>();
        need.put("network", modes);
        need.put("subnet", modes);
        need.put("router", modes);
        need.put("port", PORTS * modes + servers());
        need.put("floatingip", floating());
        need.put("security_group", 2L);
        need.put("security_group_rule", (long) RULES);
        return need;
    }

    /** In units of the quotas: ram in MiB. */
    Map<String, Long> ofCompute() {
        Map<String, Long> need = new LinkedHashMap<>();
        need.put("instances", servers());
        need.put("cores", servers() * flavor.vcpus());
        need.put("ram", servers() * flavor.memory());
        return need;
    }

    /** Each type has a volume, one of its snapshot, and one for each server that boots of it; all are of one GiB or little more. */
    Map<String, Long> ofVolumes() {
        long types = environment.volumes().size();
        long booted = environment.volumes().stream().anyMatch(VolumeType::fromImage) ? servers() : 0;
        long snapshots =
                environment.volumes().stream().filter(VolumeType::snapshot).count();
        long volumes = 3 * types + booted;
        Map<String, Long> need = new LinkedHashMap<>();
        need.put("volumes", volumes);
        need.put("snapshots", snapshots);
        need.put("gigabytes", volumes + snapshots);
        return need;
    }

    /** Returns how many floating addresses there are at once. */
    long floating() {
        return environment.external().isPresent() ? servers() : 0;
    }

    /** Returns how many addresses of the external network are taken at once: the routers have one each. */
    long outside() {
        return environment.external().isPresent()
                ? servers() + environment.networks().size()
                : 0;
    }

    private long servers() {
        long cells = (long) environment.zones().size()
                * environment.networks().size()
                * (1 + environment.volumes().size());
        return Math.min(cells, environment.limits().serversAtOnce());
    }
}
