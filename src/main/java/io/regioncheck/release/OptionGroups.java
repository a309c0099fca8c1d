package io.regioncheck.release;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Groups whose names the operator chooses, such as the back ends of cinder: which group of the code their options are looked up in.
 *
 * <p>Sources: cinder/volume/configuration.py (options of a back end are those of DEFAULT up to Ocata, of backend_defaults from Pike on);
 * glance_store/multi_backend.py (from Rocky, a store has the options of glance_store); keystone/auth and keystone/federation (a group a
 * protocol); nova/conf/devices.py (mdev_*, vgpu_*); auth_section of keystoneauth1/loading/conf.py.
 */
public final class OptionGroups {
    private final Service service;
    private final Release release;
    private final Set<String> backEnds;
    private final Set<String> logins;

    /**
     * @param value returns what DEFAULT sets an option to
     * @param logins groups that an auth_section names
     */
    public OptionGroups(
            Service service, Release release, Function<String, Optional<String>> value, Set<String> logins) {
        this.service = service;
        this.release = release;
        this.logins = Set.copyOf(logins);
        this.backEnds = value.apply("enabled_backends").stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(name -> name.split(":", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the group to look an option up in; empty where nothing is known of a group's options. */
    public Optional<String> of(String group, OptionFacts facts) {
        if (backEnds.contains(group)) {
            return switch (service) {
                case CINDER -> Optional.of(release.isBefore(Release.PIKE) ? "DEFAULT" : "backend_defaults");
                case GLANCE -> Optional.of("glance_store");
                default -> Optional.empty();
            };
        }
        return logins.contains(group) || isOpen(group) || !facts.knowsGroup(group)
                ? Optional.empty()
                : Optional.of(group);
    }

    private boolean isOpen(String group) {
        return switch (service) {
            case NOVA -> group.startsWith("mdev_") || group.startsWith("vgpu_") || group.startsWith("image_file_url:");
            case GLANCE -> group.startsWith("os_glance_");
            case KEYSTONE -> group.equals("auth");
            // those of the services beside neutron that share its file: firewall, load balancer, VPN
            case NEUTRON -> group.equals("quotas") || group.equals("service_providers");
            default -> false;
        };
    }
}
