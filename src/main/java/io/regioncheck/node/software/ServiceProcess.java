package io.regioncheck.node.software;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process of a service.
 *
 * @param started by the host's clock, in whole seconds; ps may be a second off
 * @param group its control group, {@code /} if it is in none
 * @param executable the program's path, as the command line has it; {@code -} for one whose web server tells only a name
 * @param program its name: {@code nova-compute}, {@code mariadbd}, {@code uwsgi_python311}, {@code wsgi:keystone-public}
 * @param configFiles what {@code --config-file} says, in its order
 * @param configDirs what {@code --config-dir} says, in its order
 * @param servedBy the file in which a uwsgi reads what to serve
 */
public record ServiceProcess(
        int pid,
        int parent,
        String user,
        Instant started,
        String group,
        String executable,
        String program,
        List<String> configFiles,
        List<String> configDirs,
        Optional<String> servedBy) {
    private static final String UNIT = ".service";

    public ServiceProcess {
        configFiles = List.copyOf(configFiles);
        configDirs = List.copyOf(configDirs);
    }

    /** Returns the systemd unit that it belongs to, {@code nova-compute}; none if systemd did not start it, or a user's session did. */
    public Optional<String> unit() {
        for (String part : group.split("/", -1)) {
            if (part.endsWith(UNIT) && part.length() > UNIT.length()) {
                return part.startsWith("user@")
                        ? Optional.empty()
                        : Optional.of(part.substring(0, part.length() - UNIT.length()));
            }
        }
        return Optional.empty();
    }

    /** Returns whether it runs in a container of LXC: that is a host of its own, with a /var/log of its own. */
    public boolean isOnHostOfItsOwn() {
        return Stream.of(group.split("/", -1)).anyMatch(ServiceProcess::isOfLxc);
    }

    private static boolean isOfLxc(String part) {
        return part.startsWith("lxc") || part.startsWith("machine-lxc");
    }

    /** Returns whether it runs in a container, whose packages and configuration are not the host's. */
    public boolean isContained() {
        for (String part : group.split("/", -1)) {
            if (part.startsWith("docker")
                    || part.startsWith("libpod")
                    || part.startsWith("kubepods")
                    || part.startsWith("cri-")
                    || isOfLxc(part)) {
                return true;
            }
        }
        return false;
    }
}
