package io.regioncheck.run.toys.patient;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.run.toys.Switch;

@Checks(component = Component.IDENTITY)
class PatientChecks {

    @Check(id = "identity.patient", title = "Patient", why = "…", asks = "nothing")
    void patient(Region region, Findings findings) throws InterruptedException {
        findings.confirm("something before");
        Switch.started();
        Switch.awaitRelease();
    }

    @Check(id = "identity.leaf", title = "Leaf", why = "…", after = "identity.patient", asks = "nothing")
    void leaf(Region region, Findings findings) {
        Switch.EVENTS.add("leaf ran");
        findings.confirm("it ran");
    }
}
