package io.regioncheck.run.toys.creating;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.openstack.NetworkSpec;
import io.regioncheck.run.toys.Switch;
import java.util.Optional;

@Checks(component = Component.NETWORK)
class CreatingChecks {

    @Check(id = "network.creating", title = "Creating", why = "…", asks = "POST networks", creates = "a network")
    void creating(Region region, Findings findings) throws InterruptedException {
        region.workshop()
                .network(new NetworkSpec(
                        region.workshop().name("toy"), Optional.empty(), Optional.empty(), Optional.empty()));
        findings.confirm("created");
        Switch.started();
        Switch.awaitRelease();
    }
}
