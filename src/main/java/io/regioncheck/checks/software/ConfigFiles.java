package io.regioncheck.checks.software;

import io.regioncheck.node.software.ConfigTimes;
import io.regioncheck.node.software.ServiceProcess;
import io.regioncheck.release.Service;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;

/**
 * Which files a service reads when it begins: those that its command line names, or else what oslo.config looks for (oslo_config/cfg.py:
 * find_config_files, find_config_dirs), besides the pipeline of an API and what its uwsgi is told. Policies are not among them: they are
 * read again when they change.
 */
record ConfigFiles(NavigableMap<String, Instant> written) {

    Set<String> of(RunningService service) {
        Set<String> files = new LinkedHashSet<>();
        service.project().ifPresent(project -> {
            ServiceProcess oldest = service.oldest();
            files.addAll(oldest.configFiles());
            ConfigTimes times = new ConfigTimes(written, 0);
            oldest.configDirs()
                    .forEach(directory -> files.addAll(times.in(directory).keySet()));
            if (files.isEmpty()) {
                files.addAll(found(project, service.name(), times));
            }
            oldest.servedBy().ifPresent(files::add);
            if (servesRequests(service)) {
                files.addAll(pipelines(project));
            }
            files.retainAll(written.keySet());
        });
        return files;
    }

    private static Set<String> found(Service project, String program, ConfigTimes times) {
        String directory = "/etc/" + project + "/";
        Set<String> files = new LinkedHashSet<>(List.of(directory + project + ".conf", directory + program + ".conf"));
        files.addAll(times.in(directory + project + ".conf.d").keySet());
        files.addAll(times.in(directory + program + ".conf.d").keySet());
        return files;
    }

    private static boolean servesRequests(RunningService service) {
        return service.isByWebServer()
                || service.oldest().servedBy().isPresent()
                || service.name().endsWith("-api")
                || service.name().endsWith("-server");
    }

    private static List<String> pipelines(Service project) {
        String directory = "/etc/" + project + "/";
        return List.of(
                directory + "api-paste.ini",
                directory + project + "-paste.ini",
                directory + project + "-api-paste.ini");
    }
}
