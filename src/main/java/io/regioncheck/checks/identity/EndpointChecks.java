package io.regioncheck.checks.identity;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.ManyAtOnce;
import io.regioncheck.check.Region;
import io.regioncheck.openstack.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether every endpoint of the catalog leads to a service that answers. */
@Checks(component = Component.IDENTITY)
class EndpointChecks {
    private static final int AT_ONCE = 8;

    @Check(
            id = "identity.endpoints",
            title = "Every endpoint answers, for itself and for a user",
            why = "A daemon can hold its port and answer 500 to everything; a link can lead past the balancer.",
            after = {"identity.token", "identity.catalog:region"},
            asks = {
                "GET of the version document of every endpoint URL",
                "one cheap authenticated GET at every endpoint URL",
                "the certificate chain of every https endpoint"
            },
            deadlineSeconds = 240)
    void everyEndpointAnswers(Region region, Findings findings) {
        Map<String, List<Endpoint>> distinct = new LinkedHashMap<>();
        for (Endpoint endpoint :
                region.cloud().catalog().in(region.environment().region())) {
            if (region.environment().services().contains(endpoint.service())) {
                distinct.computeIfAbsent(endpoint.service() + " " + endpoint.url(), key -> new ArrayList<>())
                        .add(endpoint);
            }
        }
        EndpointProbe probe = new EndpointProbe(region, findings);
        new ManyAtOnce(AT_ONCE).doForEach(distinct.values(), probe::ask);
    }
}
