package io.regioncheck.checks.identity;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.environment.ServiceType;
import io.regioncheck.openstack.Catalog;
import io.regioncheck.openstack.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** Whether the catalog tells clients where every service of this region is. */
@Checks(component = Component.IDENTITY)
class CatalogChecks {
    static final List<String> FACES = List.of("public", "internal", "admin");

    @Check(
            id = "identity.catalog",
            title = "The catalog has every service of this region once",
            why = "Clients find services by the catalog alone: what is missing there does not exist for them.",
            after = "identity.token",
            asks = "the catalog of a token")
    void everyServiceIsThereOnce(Region region, Findings findings) {
        Catalog catalog = region.cloud().catalog();
        String name = region.environment().region();
        List<Endpoint> here = catalog.in(name);
        if (here.isEmpty()) {
            unknownRegion(region, findings, catalog);
            return;
        }
        for (String service : region.environment().services()) {
            FACES.forEach(face -> expectOne(region, findings, service, face));
        }
        findings.confirm(
                "%d endpoints in %s: %s",
                here.size(),
                name,
                here.stream()
                        .map(endpoint -> endpoint.service() + " " + endpoint.face() + " " + endpoint.url())
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private static void unknownRegion(Region region, Findings findings, Catalog catalog) {
        String name = region.environment().region();
        String hint = catalog.regions().stream()
                .filter(known -> known.equalsIgnoreCase(name))
                .findFirst()
                .map(known -> "; " + known + " differs only in its spelling")
                .orElse("");
        findings.report("region " + name)
                .scope("region")
                .observed("not in the catalog; there are: %s%s", String.join(", ", catalog.regions()), hint)
                .expected("endpoints of region %s", name)
                .because("every call of this run would go to another region, or nowhere")
                .remedy(
                        "openstack region list; then set region: in environments/%s.yaml",
                        region.environment().name());
    }

    /** What is wrong with a face that this run does not use keeps no check from using the service. */
    private static void expectOne(Region region, Findings findings, String service, String face) {
        String name = region.environment().region();
        List<Endpoint> ofService = region.cloud().catalog().in(name).stream()
                .filter(endpoint -> endpoint.service().equals(service))
                .toList();
        List<Endpoint> found = ofService.stream()
                .filter(endpoint -> endpoint.face().equals(face))
                .toList();
        boolean used = face.equals(region.environment().identity().endpointInterface());
        Findings.Expectation one = findings.expect(found.size() == 1, service + " " + face)
                .scope(used ? ServiceType.plain(service) : Finding.SPARE)
                .observed(found.isEmpty() ? "no endpoint in " + name : found.size() + " endpoints: " + urls(found))
                .expected("one")
                .because(
                        found.isEmpty()
                                ? "clients on this interface do not find the service"
                                : "clients take one of them by chance")
                .remedy(found.isEmpty() ? create(region, service, face, ofService) : delete(found));
        if (found.isEmpty() && face.equals("admin") && !used) {
            // many deployments of today register none any more
            one.warning();
        }
    }

    private static String urls(List<Endpoint> endpoints) {
        return endpoints.stream().map(Endpoint::url).collect(Collectors.joining(", "));
    }

    /**
     * The URL of another face is a good start where both are at one address, and has the place of the
     * project, by the only name that Kilo knows too, in place of ours.
     */
    private static String create(Region region, String service, String face, List<Endpoint> ofService) {
        String project = region.cloud().identity().projectId();
        Set<String> hosts = hosts(region, face);
        Optional<String> sameHost = ofService.stream()
                .filter(endpoint -> hosts.equals(Set.of(host(endpoint))))
                .map(endpoint -> endpoint.url().replace(project, "%(tenant_id)s"))
                .findFirst();
        String others = sameHost.isPresent() ? "" : "   # URL of this interface; the others: " + urls(ofService);
        return "openstack endpoint create --region " + region.environment().region() + " " + service + " " + face + " '"
                + sameHost.orElse("URL") + "'" + (ofService.isEmpty() ? "" : others);
    }

    /** Returns where the other services have this face; where none has it, all addresses of the region: an internal one is not public. */
    private static Set<String> hosts(Region region, String face) {
        List<Endpoint> here = region.cloud().catalog().in(region.environment().region());
        Set<String> ofFace = here.stream()
                .filter(endpoint -> endpoint.face().equals(face))
                .map(CatalogChecks::host)
                .collect(Collectors.toSet());
        return ofFace.isEmpty() ? here.stream().map(CatalogChecks::host).collect(Collectors.toSet()) : ofFace;
    }

    private static String host(Endpoint endpoint) {
        return Optional.ofNullable(HttpUrl.parse(endpoint.url()))
                .map(HttpUrl::host)
                .orElse(endpoint.url());
    }

    /** The command deletes all that it is given, and what is offered is pasted: it names none of them. */
    private static String delete(List<Endpoint> found) {
        return found.stream()
                .map(endpoint -> "#   " + endpoint.id() + "  " + endpoint.url())
                .collect(Collectors.joining(
                        "\n",
                        "openstack endpoint delete ID   # keep the right one; ID is that of the wrong one:\n",
                        ""));
    }
}
