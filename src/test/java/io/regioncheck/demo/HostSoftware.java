package io.regioncheck.demo;

import io.regioncheck.demo.host.Host;
import io.regioncheck.demo.host.Hosts;
import io.regioncheck.demo.host.Inventory.RunningProcess;
import io.regioncheck.demo.host.Outcome;
import io.regioncheck.demo.region.Component;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What hosts tell of their processes and packages: installed and configured three days ago, begun two days ago, of the releases that the
 * region's services have. Versions are those of Ubuntu's archive for clouds, from Zed on of Debian.
 */
final class HostSoftware {
    private static final Duration INSTALLED = Duration.ofDays(3);
    private static final Duration BEGUN = Duration.ofDays(2);
    /** When what was not restarted was upgraded. */
    private static final Duration UPGRADED = Duration.ofHours(2);

    private static final DateTimeFormatter PS =
            DateTimeFormatter.ofPattern("MMM d HH:mm:ss yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String REFUSED =
            "The request you have made requires authentication. (HTTP 401) (Request-ID: req-6127eb33-0aad-4b50-af35-5135788ab740)\n";
    private static final int FIRST_PROCESS = 1_000;

    private final DemoRegion region;
    private final Instant now = Instant.now();

    private HostSoftware(DemoRegion region) {
        this.region = region;
    }

    static void declareIn(Hosts hosts, DemoRegion region) {
        HostSoftware software = new HostSoftware(region);
        hosts.items().declare("processes", (host, asked) -> Outcome.ok(software.processes(host)));
        hosts.items().declare("packages", (host, asked) -> Outcome.ok(software.packages(host)));
        hosts.items().declare("pip-packages", (host, asked) -> Outcome.ok(software.pip(host)));
        hosts.items().declare("config-times", (host, asked) -> Outcome.ok(software.configTimes(host)));
        hosts.items().declare("deleted-libraries", (host, asked) -> Outcome.ok("maps\t118\n"));
        hosts.commands()
                .declare(
                        "command -v (openstack|nova) .*",
                        (host, arguments) -> Outcome.ok(
                                "/usr/bin/" + arguments.group(1) + "\n" + software.client(host, arguments.group(1))));
    }

    private String processes(Host host) {
        StringBuilder lines = new StringBuilder();
        int pid = FIRST_PROCESS;
        for (RunningProcess process : host.inventory().processes()) {
            Command command = Command.of(process.command());
            if (command.isService() && isInItsRelease(process.user())) {
                lines.append(String.join(
                        "\t",
                        String.valueOf(pid += 7),
                        "1",
                        process.user(),
                        PS.format(now.minus(BEGUN)),
                        command.group(),
                        command.executable(),
                        command.program()));
                command.options().forEach(option -> lines.append('\t').append(option));
                lines.append('\n');
            }
        }
        return lines.toString();
    }

    /** A service that its release has no packages of does not run: placement was a part of nova at first. */
    private boolean isInItsRelease(String user) {
        return !Versions.isService(user)
                || Versions.of(region.rollout().of(Versions.component(user)), user)
                        .isPresent();
    }

    /** A command line as the script tells it. */
    private record Command(String executable, List<String> options) {
        static Command of(String line) {
            int own = line.indexOf("(/");
            String plain = own < 0 ? line : line.substring(own + 1).replace(")", "");
            List<String> words = List.of(plain.split(" "));
            int program = words.get(0).contains("/python") ? 1 : 0;
            TreeMap<Integer, String> options = new TreeMap<>();
            for (int i = program + 1; i + 1 < words.size(); i++) {
                if (words.get(i).matches("--(config-file|config-dir|ini)")) {
                    options.put(i, words.get(i).substring(2) + "=" + words.get(i + 1));
                }
            }
            return new Command(words.get(program), List.copyOf(options.values()));
        }

        String program() {
            return executable.substring(executable.lastIndexOf('/') + 1);
        }

        boolean isService() {
            return !program().startsWith("sshd");
        }

        String group() {
            String served = options.stream()
                    .filter(option -> option.startsWith("ini="))
                    .map(option -> option.replaceAll(".*/", "").replace("-uwsgi.ini", ""))
                    .findFirst()
                    .orElse(program());
            return Versions.isService(served) ? "/system.slice/" + served + ".service" : "/";
        }
    }

    private String configTimes(Host host) {
        SortedSet<String> files = new TreeSet<>(List.of("/etc/nova/rootwrap.conf"));
        host.inventory().processes().stream()
                .flatMap(process -> Command.of(process.command()).options().stream())
                .forEach(option -> {
                    String path = option.replaceFirst("[^=]*=", "");
                    files.add(path);
                    files.add(path.replaceFirst("^/etc/([a-z]+)/.*", "/etc/$1/$1.conf"));
                });
        files.removeIf(path -> path.equals("/etc/glance/glance.conf"));
        return files.stream()
                .map(path -> written(host, path).getEpochSecond() + "\t" + path + "\n")
                .collect(Collectors.joining());
    }

    private Instant written(Host host, String path) {
        boolean later = region.strikes(Incident.CONFIG_NOT_IN_FORCE, Role.COMPUTE, host.name())
                && path.equals("/etc/nova/nova.conf");
        return now.minus(later ? UPGRADED : INSTALLED);
    }

    private String packages(Host host) {
        SortedMap<String, String> versions = new TreeMap<>();
        host.inventory().packages().forEach((name, version) -> {
            if (!Versions.isOurs(name)) {
                versions.put(name, version);
            }
            Versions.of(region.rollout().of(Versions.component(name)), name)
                    .ifPresent(entry -> versions.put(entry.getKey(), entry.getValue()));
        });
        if (host.is(Role.CONTROLLER)) {
            versions.putAll(Versions.clients(region.rollout().of(Component.KEYSTONE)));
        }
        spoil(host, versions);
        StringBuilder lines = new StringBuilder("system dpkg\n");
        versions.forEach((name, version) -> lines.append(String.join(
                        "\t",
                        "dpkg",
                        name,
                        version,
                        "ii",
                        String.valueOf(unpacked(host, name).getEpochSecond())))
                .append('\n'));
        return lines.toString();
    }

    private void spoil(Host host, SortedMap<String, String> versions) {
        if (region.strikes(Incident.COMPUTE_OLD_RELEASE, Role.COMPUTE, host.name())) {
            versions.replaceAll(
                    (name, version) -> name.matches("(python3?-)?nova(-[a-z-]+)?") ? Versions.NOVA_OF_YOGA : version);
        }
        if (region.strikes(Incident.CONTROLLER_HALF_UPGRADED, Role.CONTROLLER, host.name())) {
            versions.put("nova-conductor", Versions.NOVA_OF_YOGA);
        }
        if (region.strikes(Incident.PACKAGE_OLDER, Role.COMPUTE, host.name())) {
            versions.replaceAll((name, version) -> name.endsWith("-oslo.messaging") ? "1.4.1-0ubuntu1" : version);
        }
    }

    private String pip(Host host) {
        return (region.strikes(Incident.PIP_SHADOW, Role.COMPUTE, host.name())
                        ? "beside\t/usr/local/lib/python3.11/dist-packages/oslo.messaging-17.0.0.dist-info\n"
                        : "")
                + "end\n";
    }

    private Instant unpacked(Host host, String name) {
        boolean nova = region.strikes(Incident.COMPUTE_OLD_CODE, Role.COMPUTE, host.name())
                && Versions.component(name) == Component.NOVA;
        boolean cinder = region.strikes(Incident.CINDER_VOLUME_OLD_CODE, Role.CONTROLLER, host.name())
                && Versions.component(name) == Component.CINDER;
        return now.minus(Versions.isOurs(name) && (nova || cinder) ? UPGRADED : INSTALLED);
    }

    private String client(Host host, String client) {
        if (region.suffers(Incident.KEYSTONE_STOPPED)) {
            return "Unable to establish connection to keystone: [Errno 111] Connection refused\n";
        }
        if (client.equals("nova") && region.strikes(Incident.NOVACLIENT_WITHOUT_V3, Role.CONTROLLER, host.name())) {
            return "ERROR (NotFound): The resource could not be found. (HTTP 404)\n";
        }
        return client.equals("nova") ? "ERROR (Unauthorized): " + REFUSED : REFUSED;
    }
}
