package io.regioncheck.checks.rpc;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.database.ServiceRecords.NovaService;
import io.regioncheck.release.NovaServices;
import io.regioncheck.release.Release;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what the versions mean that nova's services have on record. */
final class NovaVersionJudge {
    private final NovaServices versions = NovaServices.facts();
    private final NovaBinaries binaries = new NovaBinaries();
    private final Findings findings;
    private final Wanted wanted;
    private final List<String> table;
    private final Map<String, Integer> asExpected = new TreeMap<>();

    /** @param table takes a line of each service */
    NovaVersionJudge(Findings findings, Wanted wanted, List<String> table) {
        this.findings = findings;
        this.wanted = wanted;
        this.table = table;
    }

    void judge(List<NovaService> services) {
        Set<String> living = services.stream()
                .filter(service -> Silence.isHeard(service.silentFor()))
                .map(NovaService::host)
                .collect(Collectors.toSet());
        for (NovaService service : services) {
            table.add(RecordTable.line(service, versions.writerOf(service.version())));
            judge(service, living);
        }
        asExpected.forEach((what, number) -> findings.confirm("%d × %s", number, what));
        if (wanted.isMixed()) {
            controllersFirst(services);
        }
    }

    private void judge(NovaService service, Set<String> living) {
        if (wanted.releases().stream().noneMatch(release -> binaries.isOf(release, service.binary()))) {
            leftOver(service);
        } else if (wanted.releases().stream().map(versions::versionOf).anyMatch(service.version()::equals)) {
            asExpected.merge(service.binary() + " " + words(service.version()), 1, Integer::sum);
        } else if (service.forcedDown()) {
            findings.leftOut(
                    label(service) + ", " + words(service.version()), "it is forced down, and nova does not count it");
        } else if (NovaBinaries.APIS.contains(service.binary())) {
            api(service, living);
        } else {
            daemon(service);
        }
    }

    private void daemon(NovaService service) {
        boolean compute = service.binary().equals(NovaRecords.COMPUTE);
        other(service)
                .because(
                        "%s",
                        compute
                                ? "nova goes by the lowest of all computes on record: while this row stands, auto pins and what is new are held back in the whole region"
                                : "the process runs code of another release than the rest: calls between the two may be refused")
                .remedy("%s", Silence.words(service.silentFor()).isEmpty() ? upgrade(service) : revive(service));
    }

    /** It registers when it starts, and has no heartbeat: a row of a host that is gone looks the same as one of old code. */
    private void api(NovaService service, Set<String> living) {
        Findings.Expectation expectation = other(service)
                .because("%s", "the API runs code of another release, or the row is of a host that runs none any more")
                .remedy(
                        "on the host: %s; if it runs no such API any more: UPDATE services SET deleted = id WHERE id = N, with the row's id of services.txt, for no command deletes it",
                        upgrade(service));
        // eventlet's nova-api writes it at each start from Mitaka, that of a web server from Pike:
        // nova/api/openstack/wsgi_app.py
        if (!living.contains(service.host()) || wanted.newest().isBefore(Release.PIKE)) {
            expectation.warning();
        }
    }

    private void leftOver(NovaService service) {
        findings.report(label(service))
                .warning()
                .scope(Finding.SPARE)
                .observed("%s", words(service.version()) + Silence.words(service.silentFor()))
                .expected("no such service in %s", wanted)
                .because("the daemon is gone with an earlier release: its row is listed as down for ever")
                .remedy(
                        "openstack compute service list --service %s; openstack compute service delete ID",
                        service.binary());
    }

    private Findings.Expectation other(NovaService service) {
        return findings.report(label(service))
                .scope(Finding.SPARE)
                .observed(
                        "%s%s%s",
                        words(service.version()),
                        service.disabled() ? "; disabled, and counted all the same" : "",
                        Silence.words(service.silentFor()))
                .expected(
                        "%s",
                        wanted.releases().stream()
                                .map(release -> words(versions.versionOf(release)))
                                .collect(Collectors.joining(", or ")));
    }

    private String upgrade(NovaService service) {
        String daemon = NovaBinaries.APIS.contains(service.binary()) ? "nova-api" : service.binary();
        return String.format(
                "dpkg -l 'nova-*' (or rpm -qa 'openstack-nova-*'); if that is not %s, upgrade it; systemctl restart %s",
                wanted.newest(), daemon);
    }

    private String revive(NovaService service) {
        return String.format(
                "if the host is still there: %s; if it is gone for good: openstack compute service list --service %s; openstack compute service delete ID",
                upgrade(service), service.binary());
    }

    /** A conductor serves what computes of its own release and the one before it call: a newer one is refused. */
    private void controllersFirst(List<NovaService> services) {
        OptionalInt newest = versions.versionOf(wanted.newest());
        long ahead = services.stream()
                .filter(service -> service.binary().equals(NovaRecords.COMPUTE) && !service.forcedDown())
                .filter(service -> service.version().equals(newest))
                .count();
        services.stream()
                .filter(service -> service.binary().equals("nova-conductor"))
                .filter(service -> ahead > 0 && !service.version().equals(newest))
                .forEach(service -> findings.report(label(service))
                        .scope(Finding.SPARE)
                        .observed("%s, while %d computes are of %s", words(service.version()), ahead, wanted.newest())
                        .expected("%s", words(newest))
                        .because("conductors go first: calls of a newer compute are refused by an older conductor")
                        .remedy("on the host: %s", upgrade(service)));
    }

    private String words(OptionalInt version) {
        return (version.isPresent() ? "version " + version.getAsInt() : "no version") + ", as "
                + versions.writerOf(version) + " has it";
    }

    private static String label(NovaService service) {
        return service.binary() + " on " + service.host();
    }
}
