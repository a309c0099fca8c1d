package io.regioncheck.demo;

import io.regioncheck.demo.region.Component;
import io.regioncheck.demo.region.Release;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The versions that packages of a release have: Ubuntu's archive for clouds before Zed, Debian 12 and 13 for Zed and Epoxy. */
final class Versions {
    static final String NOVA_OF_YOGA = "3:25.2.1-0ubuntu2~cloud0";

    private static final List<String> PROJECTS =
            List.of("keystone", "glance", "nova", "neutron", "cinder", "placement");
    private static final Map<Release, Map<String, String>> ALL = Map.of(
            Release.KILO,
            of(
                    "1:2015.1.4-0ubuntu2~cloud0",
                    "1:2015.1.4-0ubuntu2",
                    "1:2015.1.4-0ubuntu2",
                    "1:2015.1.4-0ubuntu2",
                    "1:2015.1.4-0ubuntu1",
                    ""),
            Release.MITAKA,
            of(
                    "2:9.3.0-0ubuntu3.2",
                    "2:12.0.0-0ubuntu2",
                    "2:13.1.4-0ubuntu4.5",
                    "2:8.4.0-0ubuntu7.5",
                    "2:8.1.1-0ubuntu3",
                    ""),
            Release.ZED,
            of(
                    "2:22.0.2-0+deb12u6",
                    "2:25.1.0-2+deb12u5",
                    "2:26.2.2-1~deb12u5",
                    "2:21.0.0-7+deb12u1",
                    "2:21.3.1-1~deb12u1",
                    "8.0.0-2"),
            Release.EPOXY,
            of("2:27.0.0-3", "2:30.0.0-3", "2:31.0.0-6", "2:26.0.0-9", "2:26.0.0-2", "13.0.0-2"));
    private static final Map<Release, String> MESSAGING = Map.of(
            Release.KILO, "1.8.3-0ubuntu0.15.04.2~cloud0",
            Release.MITAKA, "4.6.1-2ubuntu1",
            Release.ZED, "14.0.3-0+deb12u1",
            Release.EPOXY, "16.1.0-2");
    private static final Map<Release, Map<String, String>> CLIENTS = Map.of(
            Release.KILO,
                    Map.of(
                            "python-novaclient",
                            "1:2.22.0-0ubuntu2~cloud0",
                            "python-openstackclient",
                            "1.0.3-0ubuntu1~cloud0"),
            Release.MITAKA, Map.of("python-novaclient", "2:3.3.1-2ubuntu1.1", "python-openstackclient", "2.3.0-2"),
            Release.ZED, Map.of("python3-novaclient", "2:18.1.0-3", "python3-openstackclient", "6.0.0-4"),
            Release.EPOXY, Map.of("python3-novaclient", "2:18.9.0-2", "python3-openstackclient", "7.4.0-2"));

    private Versions() {}

    private static Map<String, String> of(
            String keystone, String glance, String nova, String neutron, String cinder, String placement) {
        return Map.of(
                "keystone", keystone,
                "glance", glance,
                "nova", nova,
                "neutron", neutron,
                "cinder", cinder,
                "placement", placement);
    }

    /** Returns the component with which a package is upgraded; keystone, the first, for what is shared. */
    static Component component(String name) {
        String project = project(name).orElse("keystone");
        return project.equals("placement") ? Component.NOVA : Component.valueOf(project.toUpperCase(Locale.ROOT));
    }

    private static Optional<String> project(String name) {
        String plain = name.replaceFirst("^python3?-", "");
        return PROJECTS.stream()
                .filter(project -> plain.equals(project) || plain.startsWith(project + "-"))
                .findFirst();
    }

    /** Whether a package is versioned by a release of OpenStack. */
    static boolean isOurs(String name) {
        return isService(name) || name.endsWith("-oslo.messaging");
    }

    /** Whether a package or a daemon is of one of OpenStack's services. */
    static boolean isService(String name) {
        return project(name).isPresent();
    }

    /** Returns what a package is called in a release, and its version; nothing if the release has none. */
    static Optional<Map.Entry<String, String>> of(Release release, String name) {
        String called = release.since(Release.USSURI) ? name : name.replace("python3-", "python-");
        if (name.endsWith("-oslo.messaging")) {
            return Optional.ofNullable(MESSAGING.get(release)).map(version -> Map.entry(called, version));
        }
        return project(name)
                .map(project -> ALL.getOrDefault(release, Map.of()).getOrDefault(project, ""))
                .filter(version -> !version.isEmpty())
                .map(version -> Map.entry(called, version));
    }

    static Map<String, String> clients(Release release) {
        return CLIENTS.getOrDefault(release, Map.of());
    }
}
