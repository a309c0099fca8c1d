package io.regioncheck.checks.identity;

import io.regioncheck.environment.ServiceUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the password of a service's user stands, as the install guides of Kilo to 2026.1 have it: in its own {@code [keystone_authtoken]},
 * and in what others need to call it, or in its name to call others.
 */
final class UsualPlaces {
    private static final String MIDDLEWARE = " [keystone_authtoken]";

    private static final Map<String, List<String>> PLACES = Map.ofEntries(
            Map.entry(
                    "nova",
                    List.of(
                            "nova.conf" + MIDDLEWARE,
                            "nova.conf [service_user]",
                            "neutron.conf [nova]",
                            "cinder.conf [nova]")),
            Map.entry("neutron", List.of("neutron.conf" + MIDDLEWARE, "nova.conf [neutron]")),
            Map.entry(
                    "placement",
                    List.of("placement.conf" + MIDDLEWARE, "nova.conf [placement]", "neutron.conf [placement]")),
            Map.entry(
                    "glance",
                    List.of("glance-api.conf" + MIDDLEWARE, "glance-registry.conf" + MIDDLEWARE + " until Stein")),
            Map.entry(
                    "cinder", List.of("cinder.conf" + MIDDLEWARE, "cinder.conf [service_user]", "nova.conf [cinder]")),
            Map.entry("heat", List.of("heat.conf" + MIDDLEWARE, "heat.conf [trustee]")),
            Map.entry(
                    "ironic",
                    List.of("ironic.conf" + MIDDLEWARE, "ironic.conf [service_catalog]", "nova.conf [ironic]")),
            Map.entry("octavia", List.of("octavia.conf" + MIDDLEWARE, "octavia.conf [service_auth]")),
            Map.entry("designate", List.of("designate.conf" + MIDDLEWARE, "neutron.conf [designate]")),
            Map.entry("swift", List.of("proxy-server.conf [filter:authtoken]")),
            Map.entry("ceilometer", List.of("ceilometer.conf [service_credentials]")));

    private UsualPlaces() {}

    /** Returns what the environment says, or what is usual for a user of this name, also where that is a part of it: {@code svc-nova}. */
    static List<String> of(ServiceUser user) {
        if (!user.usedIn().isEmpty()) {
            return user.usedIn();
        }
        List<String> words = List.of(user.name().toLowerCase(Locale.ROOT).split("[^a-z]+"));
        List<String> places = new ArrayList<>();
        words.forEach(word -> places.addAll(PLACES.getOrDefault(word, List.of())));
        return places.isEmpty() ? List.of(user.name() + ".conf" + MIDDLEWARE) : List.copyOf(places);
    }
}
