package io.regioncheck.checks.rpc;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.database.ServiceRecords.CinderService;
import io.regioncheck.release.CinderRpc;
import io.regioncheck.release.CinderRpc.Api;
import io.regioncheck.release.Release;
import io.regioncheck.release.RpcVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what the versions mean that cinder's services have on record. */
final class CinderVersionJudge {
    private final CinderRpc versions = CinderRpc.facts();
    private final Findings findings;
    private final Wanted wanted;
    private final List<String> table;
    private final Map<String, Integer> asExpected = new TreeMap<>();

    /** @param table takes a line of each service */
    CinderVersionJudge(Findings findings, Wanted wanted, List<String> table) {
        this.findings = findings;
        this.wanted = wanted;
        this.table = table;
    }

    void judge(List<CinderService> services) {
        for (CinderService service : services) {
            Optional<Api> api = Arrays.stream(Api.values())
                    .filter(one -> one.binary().equals(service.binary()))
                    .findFirst();
            String writers = api.map(one -> writers(one, service))
                    .orElse("not known here")
                    .replaceFirst("^as ", "");
            table.add(RecordTable.line(service, writers));
            api.ifPresentOrElse(
                    one -> judge(one, service),
                    () -> findings.leftOut(label(service), "its versions are not known here"));
        }
        asExpected.forEach((what, number) -> findings.confirm("%d × %s", number, what));
    }

    private void judge(Api api, CinderService service) {
        if (wanted.releases().stream().anyMatch(release -> isOf(release, api, service))) {
            asExpected.merge(service.binary() + " " + words(api, service), 1, Integer::sum);
            return;
        }
        boolean silent = !Silence.words(service.silentFor()).isEmpty();
        findings.report(label(service))
                .scope(Finding.SPARE)
                .observed(
                        "%s%s%s",
                        words(api, service),
                        service.disabled() ? "; disabled, and counted all the same" : "",
                        Silence.words(service.silentFor()))
                .expected(
                        "%s",
                        wanted.releases().stream()
                                .map(release -> expected(api, release))
                                .collect(Collectors.joining(", or ")))
                .because(
                        "cinder goes by the lowest on record: while this row stands, newer calls to every %s are turned down with ServiceTooOld or sent in an older form",
                        service.binary())
                .remedy("%s", silent ? revive(service) : upgrade(service));
    }

    private boolean isOf(Release release, Api api, CinderService service) {
        List<String> objects = versions.objectVersions(release);
        if (objects.isEmpty()) {
            // before Mitaka nobody writes them
            return service.rpc().isEmpty() && service.objects().isEmpty();
        }
        return service.rpc().flatMap(RpcVersion::find).equals(Optional.of(versions.current(release, api)))
                && service.objects().filter(objects::contains).isPresent();
    }

    private String expected(Api api, Release release) {
        List<String> objects = versions.objectVersions(release);
        return objects.isEmpty()
                ? "no version, as " + release + " has it"
                : "rpc " + versions.current(release, api) + ", objects " + String.join(" or ", objects) + ", as "
                        + release + " has it";
    }

    private String words(Api api, CinderService service) {
        return service.rpc().map(rpc -> "rpc " + rpc).orElse("no rpc version")
                + service.objects().map(objects -> ", objects " + objects).orElse(", no object version") + ", "
                + writers(api, service);
    }

    private String writers(Api api, CinderService service) {
        if (service.rpc().isEmpty() && service.objects().isEmpty()) {
            return "as " + Release.LIBERTY + " and older";
        }
        List<Release> writers = service.rpc()
                .flatMap(RpcVersion::find)
                .flatMap(rpc -> service.objects().map(objects -> versions.writersOf(api, rpc, objects)))
                .orElse(List.of());
        if (writers.isEmpty()) {
            return "as no release that is known here";
        }
        return "as "
                + (writers.size() == 1 ? writers.get(0) : writers.get(0) + " to " + writers.get(writers.size() - 1));
    }

    /** Caps are read once, when a client first calls: cinder/rpc.py, LAST_RPC_VERSIONS. */
    private String upgrade(CinderService service) {
        return String.format(
                "on the host: dpkg -l 'cinder-*' (or rpm -q openstack-cinder); if that is not %s, upgrade it; systemctl restart %s; then restart cinder-api and the other services of cinder, which keep the old cap until then",
                wanted.newest(), service.binary());
    }

    private String revive(CinderService service) {
        return String.format(
                "%s; if that service is gone for good: cinder-manage service list; cinder-manage service remove %s HOST",
                upgrade(service), service.binary());
    }

    private static String label(CinderService service) {
        return service.binary() + " on " + service.host();
    }
}
