package io.regioncheck.run.toys.planned;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;

@Checks(component = Component.COMPUTE)
class PlannedChecks {

    @Check(id = "compute.services", title = "Services", why = "…", asks = "GET")
    void services(Region region, Findings findings) {}

    @Check(
            id = "compute.boot",
            title = "Boot",
            why = "…",
            after = "compute.services",
            asks = "POST",
            creates = "a server")
    void boot(Region region, Findings findings) {}

    @Checks(component = Component.IMAGE)
    static class OfImages {
        @Check(id = "image.pull", title = "Pull", why = "…", asks = "GET")
        void pull(Region region, Findings findings) {}
    }
}
