package io.regioncheck.node.config;

import io.regioncheck.node.config.RunningService.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program of a project on a host, and the files that it reads, in their order.
 *
 * @param program as its process is called, or the project's name where none of it says which files it reads
 * @param project such as nova
 * @param elsewhere files that it reads and that were not gathered; not those by which a distribution changes defaults
 */
public record ProgramConfig(String program, String project, List<ConfigFile> files, List<String> elsewhere) {
    /**
     * What a program reads that names no files: oslo_config/cfg.py, find_config_files and find_config_dirs, for the project and the program;
     * neutron-server by /etc/neutron/plugins/ml2/ml2_conf.ini of every distribution.
     */
    private static final List<Usual> USUAL = List.of(
            new Usual("keystone", List.of("/etc/keystone/keystone.conf"), List.of("/etc/keystone/keystone.conf.d")),
            new Usual(
                    "glance",
                    List.of("/etc/glance/glance-api.conf"),
                    List.of("/etc/glance/glance.conf.d", "/etc/glance/glance-api.conf.d")),
            new Usual("nova", List.of("/etc/nova/nova.conf"), List.of("/etc/nova/nova.conf.d")),
            new Usual(
                    "neutron",
                    List.of("/etc/neutron/neutron.conf", "/etc/neutron/plugins/ml2/ml2_conf.ini"),
                    List.of("/etc/neutron/neutron.conf.d")),
            new Usual("cinder", List.of("/etc/cinder/cinder.conf"), List.of("/etc/cinder/cinder.conf.d")),
            new Usual(
                    "placement", List.of("/etc/placement/placement.conf"), List.of("/etc/placement/placement.conf.d")));

    public ProgramConfig {
        files = List.copyOf(files);
        elsewhere = List.copyOf(elsewhere);
    }

    /** What programs of a project read that name no files. */
    private record Usual(String project, List<String> files, List<String> directories) {
        ProgramConfig on(HostConfig host) {
            List<ConfigFile> read = Stream.concat(
                            files.stream().flatMap(path -> host.file(path).stream()),
                            directories.stream().flatMap(path -> directory(host, path)))
                    .toList();
            return new ProgramConfig(project, project, read, List.of());
        }
    }

    /** Returns the programs of a host: those that run and say what they read, and the project as such where its first file is there. */
    public static List<ProgramConfig> of(HostConfig host) {
        Map<String, ProgramConfig> all = new LinkedHashMap<>();
        for (RunningService running : host.running()) {
            project(running.program())
                    .filter(project ->
                            running.sources().stream().anyMatch(source -> source.kind() != RunningService.Kind.UWSGI))
                    .ifPresent(project -> all.putIfAbsent(running.program(), said(host, running, project)));
        }
        for (Usual usual : USUAL) {
            boolean neutronSays = usual.project().equals("neutron")
                    && all.values().stream().anyMatch(config -> config.project().equals(usual.project()));
            if (host.files().containsKey(usual.files().get(0)) && !neutronSays) {
                all.putIfAbsent(usual.project(), usual.on(host));
            }
        }
        return List.copyOf(all.values());
    }

    public EffectiveConfig effective() {
        return EffectiveConfig.of(files);
    }

    private static Optional<String> project(String program) {
        return USUAL.stream()
                .map(Usual::project)
                .filter(project -> program.startsWith(project + "-"))
                .findFirst();
    }

    private static ProgramConfig said(HostConfig host, RunningService running, String project) {
        List<ConfigFile> files = new ArrayList<>();
        List<String> elsewhere = new ArrayList<>();
        for (Source source : running.sources()) {
            switch (source.kind()) {
                case FILE ->
                    host.file(source.path()).ifPresentOrElse(files::add, () -> {
                        if (!isOfDistribution(source.path(), project)) {
                            elsewhere.add(source.path());
                        }
                    });
                case DIRECTORY -> directory(host, source.path()).forEach(files::add);
                case UWSGI -> {}
            }
        }
        return new ProgramConfig(running.program(), project, files, elsewhere);
    }

    /**
     * Whether a file is the package's own: units of RDO name {@code /usr/share/neutron/neutron-dist.conf} first, which its package brings anew with
     * each upgrade, for root and the group neutron alone (neutron-dist.conf and openstack-neutron.spec of rdo-packages/neutron-distgit: paths of locks
     * and of rootwrap, no login, no broker). Whatever a cloud needs is in files that are read after it.
     */
    private static boolean isOfDistribution(String path, String project) {
        String start = "/usr/share/" + project + "/";
        return path.startsWith(start) && path.endsWith("-dist.conf") && path.indexOf('/', start.length()) < 0;
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
