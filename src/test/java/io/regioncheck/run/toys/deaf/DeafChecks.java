package io.regioncheck.run.toys.deaf;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.openstack.NetworkSpec;
import io.regioncheck.run.toys.Switch;
import java.util.Optional;

@Checks(component = Component.IDENTITY)
class DeafChecks {

    @Check(id = "identity.deaf", title = "Deaf", why = "…", asks = "nothing", deadlineSeconds = 1)
    void deaf(Region region, Findings findings) {
        findings.report("host").observed("slow");
        Switch.started();
        while (!isReleased()) {
            region.doing().accept("reading a socket");
        }
        region.workshop()
                .network(new NetworkSpec(
                        region.workshop().name("late"), Optional.empty(), Optional.empty(), Optional.empty()));
        Switch.EVENTS.add("created something");
    }

    /** As a read of a socket does, it waits on whatever anybody says. */
    private static boolean isReleased() {
        try {
            Switch.awaitRelease();
            return true;
        } catch (InterruptedException unheard) {
            return false;
        }
    }

    @Check(id = "identity.leaf", title = "Leaf", why = "…", after = "identity.deaf", asks = "nothing")
    void leaf(Region region, Findings findings) {
        findings.confirm("it ran");
    }

    @Check(id = "identity.fellow", title = "Fellow", why = "…", asks = "nothing")
    void fellow(Region region, Findings findings) throws InterruptedException {
        Switch.awaitStart();
        findings.confirm("it ran");
    }
}
