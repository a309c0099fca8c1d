package io.regioncheck.checks.software;

import io.regioncheck.node.software.InstalledPackage;
import io.regioncheck.node.software.ServiceProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds out why a service of a host should be restarted. */
final class Reasons {
    /** ps reckons a start from the uptime, and is a second off now and then; files have whole seconds here. */
    private static final Duration BLUR = Duration.ofSeconds(2);

    private static final int SHOWN = 4;

    private final HostFacts host;

    Reasons(HostFacts host) {
        this.host = host;
    }

    List<Reason> of(RunningService service) {
        List<Reason> reasons = new ArrayList<>();
        if (!service.isContained()) {
            if (!service.isInEnvironment()) {
                newest(service, CodePackages.own(service, host.packages().all()))
                        .ifPresent(one -> reasons.add(new Reason(
                                Reason.Kind.PACKAGE,
                                service.project().isPresent(),
                                label(one),
                                after(service, one.since()))));
            }
            configuration(service).ifPresent(reasons::add);
            if (reasons.isEmpty() && service.project().isPresent() && !service.isInEnvironment()) {
                newest(service, libraries())
                        .ifPresent(one -> reasons.add(
                                new Reason(Reason.Kind.LIBRARY, false, label(one), after(service, one.since()))));
            }
        }
        deleted(service).ifPresent(reasons::add);
        return reasons;
    }

    /** Returns whether a package says when its code came. */
    boolean knowsCodeOf(RunningService service) {
        return !service.isContained()
                && !service.isInEnvironment()
                && CodePackages.own(service, host.packages().all()).stream().anyMatch(InstalledPackage::isDated);
    }

    private Optional<InstalledPackage> newest(RunningService service, List<InstalledPackage> some) {
        return some.stream()
                .filter(one -> one.isDated() && isAfter(one.since(), service.oldest()))
                .max(Comparator.comparing(InstalledPackage::since));
    }

    private List<InstalledPackage> libraries() {
        return host.packages().all().stream()
                .filter(one -> CodePackages.library(one)
                        .filter(name -> !name.endsWith("client"))
                        .isPresent())
                .toList();
    }

    /** A service that is told to reload (SIGHUP) reads its files again, and has new workers: oslo.service, service.py, _restart. */
    private Optional<Reason> configuration(RunningService service) {
        ServiceProcess oldest = service.oldest();
        return new ConfigFiles(host.configuration())
                .of(service).stream()
                        .map(path -> Map.entry(path, host.configuration().getOrDefault(path, Instant.EPOCH)))
                        .filter(file -> isAfter(file.getValue(), oldest))
                        .max(Map.Entry.comparingByValue())
                        .map(file -> {
                            boolean reloaded = hasNewWorkersOnly(service, file.getValue());
                            return new Reason(
                                    Reason.Kind.CONFIGURATION,
                                    !reloaded,
                                    file.getKey() + (reloaded ? " (its workers began after that)" : ""),
                                    after(service, file.getValue()));
                        });
    }

    private static boolean hasNewWorkersOnly(RunningService service, Instant written) {
        ServiceProcess oldest = service.oldest();
        List<ServiceProcess> workers = service.processes().stream()
                .filter(process -> process.pid() != oldest.pid())
                .toList();
        return !workers.isEmpty()
                && workers.stream().allMatch(worker -> worker.parent() == oldest.pid() && !isAfter(written, worker));
    }

    private Optional<Reason> deleted(RunningService service) {
        Set<String> names = new TreeSet<>();
        for (ServiceProcess process : service.processes()) {
            host.deleted()
                    .getOrDefault(process.pid(), List.of())
                    .forEach(path -> names.add(path.substring(path.lastIndexOf('/') + 1)));
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Set<String> shown = new LinkedHashSet<>(names.stream().limit(SHOWN).toList());
        String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
        return Optional.of(new Reason(Reason.Kind.DELETED, false, String.join(", ", shown) + more, Duration.ZERO));
    }

    private static boolean isAfter(Instant came, ServiceProcess process) {
        return came.isAfter(process.started().plus(BLUR));
    }

    private static Duration after(RunningService service, Instant came) {
        return Duration.between(service.oldest().started(), came);
    }

    private static String label(InstalledPackage one) {
        return one.name() + " " + one.version();
    }
}
