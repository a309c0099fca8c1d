package io.regioncheck.checks.logs;

import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.Reading;
import io.regioncheck.node.log.HostLogs;
import io.regioncheck.node.software.Processes;
import io.regioncheck.node.software.ServiceProcess;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Services of a host that run and write to no log that is read: there is none, or all are from before the first of their processes began. A
 * service that has nothing to say is none of them: it spoke when it began, at INFO (nova/service.py of 2015.1.0, 13.0.0 and Zed, cinder/service.py of Zed). Where
 * only WARNING is logged, the default of Kilo, a service may have been silent since: then it is named too.
 * What a web server runs is left to that one's own logs.
 *
 * @param why by service
 * @param hidden whether the host does not show what runs
 */
record Unlogged(SortedMap<String, String> why, boolean hidden) {
    static final String WHY =
            "they run, and no log of theirs was written to since they began: log_dir, log_file, use_journal and use_syslog of [DEFAULT]"
                    + " say where they log; only files in /var/log, /var/log/kolla and /var/log/containers are read here";

    private static final Pattern PROGRAM =
            Pattern.compile("(nova|neutron|keystone|glance|cinder|placement)-[a-z0-9-]+");

    /** Who has just begun may not have spoken yet. */
    private static final Duration BEGINNING = Duration.ofMinutes(2);
    /** ps may be a second off, and a file's time is cut to seconds. */
    private static final Duration ROUNDED = Duration.ofSeconds(2);

    static Unlogged of(HostReadings readings, HostLogs logs) {
        if (!readings.has(Item.PROCESSES)) {
            return new Unlogged(new TreeMap<>(), false);
        }
        List<ServiceProcess> processes = readings.of(Item.PROCESSES) instanceof Reading.Text text
                ? Processes.parse(text.text()).all()
                : List.of();
        Instant now = logs.now().orElseGet(Instant::now);
        SortedMap<String, ServiceProcess> first = new TreeMap<>();
        for (ServiceProcess process : processes) {
            Matcher program = PROGRAM.matcher(process.program());
            if (program.matches() && !process.isOnHostOfItsOwn()) {
                first.merge(program.group(1), process, Unlogged::earlier);
            }
        }
        SortedMap<String, String> why = new TreeMap<>();
        first.forEach((service, process) -> {
            if (process.started().isBefore(now.minus(BEGINNING))) {
                reason(service, process, logs).ifPresent(words -> why.put(service, words));
            }
        });
        return new Unlogged(why, processes.isEmpty());
    }

    private static ServiceProcess earlier(ServiceProcess one, ServiceProcess other) {
        return other.started().isBefore(one.started()) ? other : one;
    }

    private static Optional<String> reason(String service, ServiceProcess process, HostLogs logs) {
        if (logs.denied().stream().anyMatch(path -> List.of(path.split("/")).contains(service))) {
            return Optional.empty();
        }
        List<String> directories = logs.directories().entrySet().stream()
                .filter(directory -> directory.getKey().endsWith("/" + service) && directory.getValue() > 0)
                .map(directory -> directory.getKey())
                .toList();
        Optional<Instant> written = directories.stream()
                .flatMap(path -> Optional.ofNullable(logs.written().get(path)).stream())
                .max(Comparator.naturalOrder());
        String begun = process.program() + " runs since " + process.started().truncatedTo(ChronoUnit.SECONDS);
        if (directories.isEmpty()) {
            return Optional.of(begun + ", and no log of " + service + " is there: " + WHY);
        }
        return written.filter(last -> last.isBefore(process.started().minus(ROUNDED)))
                .map(last -> begun + ", and the last that was written to a log in " + String.join(", ", directories)
                        + " is from " + last + ": " + WHY);
    }
}
