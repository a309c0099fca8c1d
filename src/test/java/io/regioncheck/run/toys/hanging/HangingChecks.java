package io.regioncheck.run.toys.hanging;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.run.toys.Switch;

@Checks(component = Component.IDENTITY)
class HangingChecks {

    @Check(id = "identity.hanging", title = "Hanging", why = "…", asks = "nothing", deadlineSeconds = 1)
    void hanging(Region region, Findings findings) throws InterruptedException {
        findings.confirm("something before");
        Switch.started();
        Switch.awaitRelease();
    }

    @Check(id = "identity.swallowing", title = "Swallowing", why = "…", asks = "nothing", deadlineSeconds = 1)
    void swallowing(Region region, Findings findings) {
        findings.confirm("something before");
        Switch.started();
        try {
            Switch.awaitRelease();
        } catch (InterruptedException ignored) {
            findings.report("host").observed("silent");
        }
    }

    @Check(id = "identity.leaf", title = "Leaf", why = "…", after = "identity.hanging", asks = "nothing")
    void leaf(Region region, Findings findings) {
        findings.confirm("it ran");
    }

    @Check(id = "identity.fellow", title = "Fellow", why = "…", asks = "nothing")
    void fellow(Region region, Findings findings) {
        findings.confirm("it ran");
    }
}
