package io.regioncheck.checks.software;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereHostsAreAsked;
import io.regioncheck.environment.Role;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.Reading;
import io.regioncheck.node.Unread;
import io.regioncheck.node.software.ConfigTimes;
import io.regioncheck.node.software.DeletedLibraries;
import io.regioncheck.node.software.Packages;
import io.regioncheck.node.software.Processes;
import io.regioncheck.node.software.ServiceProcess;
import io.regioncheck.node.software.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether what runs is what is installed and configured. */
@Checks(component = Component.PACKAGES)
class RestartChecks {

    @Check(
            id = "packages.restart-pending",
            title = "No service runs on from before its package or its configuration came",
            why =
                    "A process keeps the code and the options that it began with: an upgrade without a restart is none, and its trouble comes at the next one.",
            asks = {
                "on each host: ps, of services; nothing of a command line but the names of configuration files",
                "on each host: when packages were unpacked (dpkg's lists, or rpm -qa)",
                "on each host: when files in /etc of services were written (find -exec stat, as root)",
                "on each host: deleted files in /proc/PID/maps (find -exec grep, as root)"
            },
            gathers = {Item.PROCESSES, Item.PACKAGES, Item.CONFIG_TIMES, Item.DELETED_LIBRARIES},
            parameters =
                    @Parameter(
                            name = "of",
                            otherwise = "all",
                            allowed = {"all", "keystone", "glance", "nova", "neutron", "cinder", "placement"},
                            means =
                                    "the service that was upgraded, whose processes must be newer than its packages: the others' turn comes; all are those of OpenStack and what it stands on"),
            matrix = WhereHostsAreAsked.class)
    void whatRunsIsWhatIsInstalled(Region region, Findings findings) {
        Gathered gathered = region.gathered();
        List<Unread> unread = new ArrayList<>(
                gathered.unread(Item.PROCESSES, Item.PACKAGES, Item.CONFIG_TIMES, Item.DELETED_LIBRARIES));
        RestartJudge judge = new RestartJudge(findings, region.parameters().text("of", "all"));
        for (HostReadings host : gathered.hosts()) {
            text(host, Item.PROCESSES)
                    .map(processes -> facts(host, processes, unread))
                    .flatMap(judge::take)
                    .filter(ageless -> text(host, Item.PACKAGES).isPresent())
                    .ifPresent(unread::add);
        }
        judge.judge();
        CouldNotVerify.ifAny(unread);
    }

    private static HostFacts facts(HostReadings host, Reading.Text text, List<Unread> unread) {
        String name = host.host().name();
        Told<ServiceProcess> processes = Processes.parse(text.text());
        Packages packages = text(host, Item.PACKAGES)
                .map(item -> Packages.parse(item.text()))
                .orElse(new Packages(Optional.empty(), List.of(), 0));
        ConfigTimes times = text(host, Item.CONFIG_TIMES)
                .map(item -> ConfigTimes.parse(item.text()))
                .orElse(new ConfigTimes(Collections.emptyNavigableMap(), 0));
        DeletedLibraries deleted = text(host, Item.DELETED_LIBRARIES)
                .map(item -> DeletedLibraries.parse(item.text()))
                .orElse(new DeletedLibraries(0, Map.of(), 0));
        understood(host, Item.PROCESSES, processes.unreadable(), unread);
        understood(host, Item.PACKAGES, packages.unreadable(), unread);
        understood(host, Item.CONFIG_TIMES, times.unreadable(), unread);
        understood(host, Item.DELETED_LIBRARIES, deleted.unreadable(), unread);
        if (processes.all().isEmpty()) {
            unread.add(
                    new Unread(
                            name,
                            "no process of a service is seen: none runs, or /proc is mounted with hidepid (then add our user to the group that its gid= names)"));
        }
        if (text(host, Item.CONFIG_TIMES).isPresent() && times.byPath().isEmpty() && runsServices(host)) {
            unread.add(new Unread(name, "no file of configuration is seen in /etc of any service"));
        }
        if (text(host, Item.DELETED_LIBRARIES).isPresent() && deleted.processes() == 0) {
            unread.add(new Unread(name, "no /proc/PID/maps could be read"));
        }
        return new HostFacts(name, RunningService.of(processes.all()), packages, times.byPath(), deleted.byProcess());
    }

    /** What is cut off or not understood may have said that a service is to be restarted. */
    private static void understood(HostReadings host, Item item, int unreadable, List<Unread> unread) {
        boolean cut = text(host, item).filter(Reading.Text::cut).isPresent();
        if (cut || unreadable > 0) {
            String what = item.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            unread.add(new Unread(
                    host.host().name(),
                    what + (cut ? " are more than is kept" : " cannot be understood to their end")));
        }
    }

    private static boolean runsServices(HostReadings host) {
        return !Collections.disjoint(host.host().roles(), List.of(Role.CONTROLLER, Role.COMPUTE, Role.NETWORK));
    }

    private static Optional<Reading.Text> text(HostReadings host, Item item) {
        return host.has(item) && host.of(item) instanceof Reading.Text text ? Optional.of(text) : Optional.empty();
    }
}
