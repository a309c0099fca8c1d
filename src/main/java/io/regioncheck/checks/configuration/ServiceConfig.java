package io.regioncheck.checks.configuration;

import io.regioncheck.node.config.ConfigFile;
import io.regioncheck.node.config.EffectiveConfig;
import io.regioncheck.node.config.HostConfig;
import io.regioncheck.node.config.ProgramConfig;
import io.regioncheck.release.Service;
import java.util.List;
import java.util.Locale;

/** A program on a host with what it reads, and the service that it is of. */
record ServiceConfig(Service service, ProgramConfig config) {

    /** Returns the programs of a host: those that run and say what they read, and the service as such where its first file is there. */
    static List<ServiceConfig> of(HostConfig host) {
        return ProgramConfig.of(host).stream()
                .map(config ->
                        new ServiceConfig(Service.valueOf(config.project().toUpperCase(Locale.ROOT)), config))
                .toList();
    }

    /** @param of the name of the service whose programs are wanted, or all */
    static List<ServiceConfig> of(HostConfig host, String of) {
        return of(host).stream()
                .filter(config ->
                        of.equals("all") || config.service().toString().equals(of))
                .toList();
    }

    String program() {
        return config.program();
    }

    List<ConfigFile> files() {
        return config.files();
    }

    List<String> elsewhere() {
        return config.elsewhere();
    }

    EffectiveConfig effective() {
        return config.effective();
    }
}
