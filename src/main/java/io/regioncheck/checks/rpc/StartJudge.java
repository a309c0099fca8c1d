package io.regioncheck.checks.rpc;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.database.ServiceRecords.NovaService;
import io.regioncheck.release.NovaServices;
import io.regioncheck.release.NovaServices.OldestSupported;
import io.regioncheck.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Says which computes keep nova's controllers from starting, and in which order to go.
 *
 * <p>Source: openstack/nova {@code nova/utils.py raise_if_old_compute}, which {@code nova/service.py Service.create} and {@code
 * nova/api/openstack/wsgi_app.py _setup_service} call: rows without a version do not count, nor do those that are forced down. The way
 * round, {@code [workarounds] disable_compute_service_check_for_ffu}, is in Yoga and after, and in the last of Wallaby (23.2.2) and Xena.
 */
final class StartJudge {
    private final NovaServices versions = NovaServices.facts();
    private final Findings findings;
    private final Release target;
    private final OldestSupported oldest;
    private final Optional<Release> source;
    private final List<NovaService> tooOld = new ArrayList<>();

    StartJudge(Findings findings, Release target, OldestSupported oldest, Optional<Release> source) {
        this.findings = findings;
        this.target = target;
        this.oldest = oldest;
        this.source = source;
    }

    void judge(List<NovaService> computes) {
        List<NovaService> counted = new ArrayList<>();
        for (NovaService compute : computes) {
            if (compute.forcedDown()) {
                findings.leftOut(label(compute), "it is forced down, and nova does not count it");
            } else if (compute.version().orElse(0) < 1) {
                findings.leftOut(label(compute), "its row has no version, and nova does not count it");
            } else {
                counted.add(compute);
            }
        }
        List<Integer> numbers =
                counted.stream().map(compute -> compute.version().getAsInt()).toList();
        List<Integer> below = versions.tooOldFor(target, numbers);
        counted.stream()
                .filter(compute -> below.contains(compute.version().getAsInt()))
                .forEach(this::report);
        numbers.stream().min(Integer::compare).ifPresent(lowest -> {
            findings.figure("oldest nova-compute", lowest, "");
            findings.confirm(
                    "%d nova-computes counted; the oldest has version %d, as %s has it; %s starts from %d on",
                    counted.size(), lowest, versions.writerOf(OptionalInt.of(lowest)), target, oldest.version());
        });
    }

    private void report(NovaService compute) {
        tooOld.add(compute);
        boolean silent = !Silence.words(compute.silentFor()).isEmpty();
        findings.report(label(compute))
                .scope(Finding.SPARE)
                .observed(
                        "version %d, as %s has it%s",
                        compute.version().orElse(0),
                        versions.writerOf(compute.version()),
                        Silence.words(compute.silentFor()))
                .expected("%d or higher, as from %s on", oldest.version(), oldest.release())
                .because(
                        "nova-conductor, nova-scheduler and the APIs of %s do not start with it on record (TooOldComputeService); nova-api then answers 500 to everything",
                        target)
                .remedy("%s", silent ? deletion() + "; if it is still there: " + way() : way());
    }

    private static String deletion() {
        return "if the host is gone for good: openstack compute service list --service nova-compute; openstack compute service delete ID";
    }

    /** While the controllers are older than what is needed, no compute can be brought there alone. */
    private String way() {
        if (skips()) {
            return "go over " + oldest.release() + ": controllers and computes, then " + target
                    + "; or, for an upgrade with computes that wait, on the controllers: crudini --set /etc/nova/nova.conf workarounds"
                    + " disable_compute_service_check_for_ffu true";
        }
        return "before the controllers are restarted with " + target + ": upgrade nova on this host to " + stop()
                + ", systemctl restart nova-compute; restart nova-conductor, nova-scheduler and nova-api once this check passes, and bring the computes to "
                + target + " after them";
    }

    private boolean skips() {
        return source.filter(from -> versions.versionOf(from).orElse(0) < oldest.version())
                .isPresent();
    }

    /** As far as the controllers are: no compute may be ahead of its conductor. */
    private Release stop() {
        return source.orElse(oldest.release());
    }

    /** Returns the order in which to go, with the hosts; empty if nothing keeps nova from starting. */
    Optional<String> order() {
        if (tooOld.isEmpty()) {
            return Optional.empty();
        }
        String first = skips()
                ? "1. the controllers, then the computes: to " + oldest.release()
                : "1. with the controllers as they are, nova-compute to " + stop()
                        + ", or its row deleted if the host is gone: ";
        String hosts =
                tooOld.stream().map(NovaService::host).sorted().collect(Collectors.joining("\n   ", "\n   ", "\n"));
        return Optional.of(first + hosts
                + "2. this check again: it passes\n3. the controllers: nova-conductor, nova-scheduler, nova-api to "
                + target + "\n4. the computes to " + target + "\n");
    }

    private static String label(NovaService compute) {
        return compute.binary() + " on " + compute.host();
    }
}
