package io.regioncheck.checks.configuration;

import io.regioncheck.node.config.ConfigFile;
import io.regioncheck.node.config.EffectiveConfig;
import io.regioncheck.node.config.HostConfig;
import io.regioncheck.node.config.RunningService;
import io.regioncheck.node.config.RunningService.Source;
import io.regioncheck.release.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program of a service on a host, and the files that it reads, in their order.
 *
 * @param program as its process is called, or the service's name where none of it says which files it reads
 * @param elsewhere files that it reads and that were not gathered
 */
record ServiceConfig(String program, Service service, List<ConfigFile> files, List<String> elsewhere) {
    /**
     * What a service reads that names no files: oslo_config/cfg.py, find_config_files and find_config_dirs, for the project and the program;
     * neutron-server by /etc/neutron/plugins/ml2/ml2_conf.ini of every distribution.
     */
    private static final Map<Service, List<String>> USUAL = Map.of(
            Service.KEYSTONE, List.of("/etc/keystone/keystone.conf"),
            Service.GLANCE, List.of("/etc/glance/glance-api.conf"),
            Service.NOVA, List.of("/etc/nova/nova.conf"),
            Service.NEUTRON, List.of("/etc/neutron/neutron.conf", "/etc/neutron/plugins/ml2/ml2_conf.ini"),
            Service.CINDER, List.of("/etc/cinder/cinder.conf"),
            Service.PLACEMENT, List.of("/etc/placement/placement.conf"));

    private static final Map<Service, List<String>> USUAL_DIRECTORIES = Map.of(
            Service.KEYSTONE, List.of("/etc/keystone/keystone.conf.d"),
            Service.GLANCE, List.of("/etc/glance/glance.conf.d", "/etc/glance/glance-api.conf.d"),
            Service.NOVA, List.of("/etc/nova/nova.conf.d"),
            Service.NEUTRON, List.of("/etc/neutron/neutron.conf.d"),
            Service.CINDER, List.of("/etc/cinder/cinder.conf.d"),
            Service.PLACEMENT, List.of("/etc/placement/placement.conf.d"));

    ServiceConfig {
        files = List.copyOf(files);
        elsewhere = List.copyOf(elsewhere);
    }

    /** Returns the programs of a host: those that run and say what they read, and the service as such where its first file is there. */
    static List<ServiceConfig> of(HostConfig host) {
        Map<String, ServiceConfig> all = new LinkedHashMap<>();
        for (RunningService running : host.running()) {
            service(running.program())
                    .filter(service ->
                            running.sources().stream().anyMatch(source -> source.kind() != RunningService.Kind.UWSGI))
                    .ifPresent(service -> all.putIfAbsent(running.program(), said(host, running, service)));
        }
        for (Service service : Service.values()) {
            boolean neutronSays =
                    service == Service.NEUTRON && all.values().stream().anyMatch(config -> config.service() == service);
            if (host.files().containsKey(USUAL.getOrDefault(service, List.of()).get(0)) && !neutronSays) {
                all.putIfAbsent(service.toString(), usual(host, service));
            }
        }
        return List.copyOf(all.values());
    }

    /** @param of the name of the service whose programs are wanted, or all */
    static List<ServiceConfig> of(HostConfig host, String of) {
        return of(host).stream()
                .filter(config ->
                        of.equals("all") || config.service().toString().equals(of))
                .toList();
    }

    EffectiveConfig effective() {
        return EffectiveConfig.of(files);
    }

    private static Optional<Service> service(String program) {
        return Arrays.stream(Service.values())
                .filter(service -> program.startsWith(service + "-"))
                .findFirst();
    }

    private static ServiceConfig said(HostConfig host, RunningService running, Service service) {
        List<ConfigFile> files = new ArrayList<>();
        List<String> elsewhere = new ArrayList<>();
        for (Source source : running.sources()) {
            switch (source.kind()) {
                case FILE -> host.file(source.path()).ifPresentOrElse(files::add, () -> elsewhere.add(source.path()));
                case DIRECTORY -> directory(host, source.path()).forEach(files::add);
                case UWSGI -> {}
            }
        }
        return new ServiceConfig(running.program(), service, files, elsewhere);
    }

    private static ServiceConfig usual(HostConfig host, Service service) {
        List<ConfigFile> files = Stream.concat(
                        USUAL.getOrDefault(service, List.of()).stream().flatMap(path -> host.file(path).stream()),
                        USUAL_DIRECTORIES.getOrDefault(service, List.of()).stream()
                                .flatMap(path -> directory(host, path)))
                .toList();
        return new ServiceConfig(service.toString(), service, files, List.of());
    }

    private static Stream<ConfigFile> directory(HostConfig host, String path) {
        String start = path.endsWith("/") ? path : path + "/";
        return host.files().values().stream()
                .filter(file -> file.path().startsWith(start)
                        && file.path().indexOf('/', start.length()) < 0
                        && file.path().endsWith(".conf"))
                .sorted(Comparator.comparing(ConfigFile::path));
    }
}
