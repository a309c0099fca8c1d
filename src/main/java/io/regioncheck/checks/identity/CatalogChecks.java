package io.regioncheck.checks.identity;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.environment.ServiceType;
import io.regioncheck.openstack.Catalog;
import io.regioncheck.openstack.Endpoint;
import java.util.List;
import java.util.stream.Collectors;

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
            for (String face : FACES) {
                List<Endpoint> found = here.stream()
                        .filter(endpoint -> endpoint.service().equals(service)
                                && endpoint.face().equals(face))
                        .toList();
                expectOne(findings, name, service, face, found, here);
            }
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

    private static void expectOne(
            Findings findings, String region, String service, String face, List<Endpoint> found, List<Endpoint> all) {
        findings.expect(found.size() == 1, service + " " + face)
                .scope(ServiceType.plain(service))
                .observed(found.isEmpty() ? "no endpoint in " + region : found.size() + " endpoints: " + urls(found))
                .expected("one")
                .because(
                        found.isEmpty()
                                ? "clients on this interface do not find the service"
                                : "clients take one of them by chance")
                .remedy(found.isEmpty() ? create(region, service, face, all) : delete(found));
    }

    private static String urls(List<Endpoint> endpoints) {
        return endpoints.stream().map(Endpoint::url).collect(Collectors.joining(", "));
    }

    private static String create(String region, String service, String face, List<Endpoint> all) {
        String url = all.stream()
                .filter(endpoint -> endpoint.service().equals(service))
                .findFirst()
                .map(Endpoint::url)
                .orElse("URL");
        return "openstack endpoint create --region " + region + " " + service + " " + face + " " + url;
    }

    private static String delete(List<Endpoint> found) {
        return found.stream()
                .skip(1)
                .map(endpoint -> "openstack endpoint delete " + endpoint.id())
                .collect(Collectors.joining(" or "));
    }
}
