package io.regioncheck.environment;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One region, as described by {@code environments/<name>.yaml}.
 *
 * @param name the file's name without its suffix: what {@code -Denv} says
 * @param region the region's id in the keystone catalog, spelled exactly so
 * @param title one line for reports
 * @param services catalog service types that the region must offer, such as {@code compute} and {@code volumev3}
 * @param zones availability zones that servers are booted in
 * @param baselines files that what the region shows now is compared with
 * @param requiredExtensions aliases of the extensions of neutron's API that users of the region rely on
 * @param notices what every reader of a run must know, such as verification being switched off
 * @param secrets every secret that the file names: none of them may turn up in anything that a run writes
 * @param embedded the options, by name, that ask for its regions again, if these live in this process and end with it
 */
public record Environment(
        String name,
        String region,
        String title,
        Releases releases,
        IdentityAccess identity,
        Tls tls,
        List<String> services,
        List<String> zones,
        List<NetworkMode> networks,
        Optional<ExternalNetwork> external,
        SmokeServer smoke,
        List<VolumeType> volumes,
        Nodes nodes,
        Optional<Broker> broker,
        Optional<Database> database,
        Baselines baselines,
        List<String> requiredExtensions,
        Limits limits,
        List<Waiver> waivers,
        List<String> notices,
        List<Secret> secrets,
        Optional<Map<String, String>> embedded) {

    public Environment {
        services = List.copyOf(services);
        zones = List.copyOf(zones);
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
        requiredExtensions = List.copyOf(requiredExtensions);
        waivers = List.copyOf(waivers);
        notices = List.copyOf(notices);
        secrets = List.copyOf(secrets);
    }

    /** Returns the options of the command that asks for it, by name: {@code env}, and what an embedded region has besides. */
    public Map<String, String> asked() {
        return embedded.orElse(Map.of("env", name));
    }
}
