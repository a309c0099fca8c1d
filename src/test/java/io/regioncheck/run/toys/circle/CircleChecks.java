package io.regioncheck.run.toys.circle;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;

@Checks(component = Component.IDENTITY)
class CircleChecks {

    @Check(id = "identity.hen", title = "Hen", why = "…", explainedBy = "identity.egg", asks = "nothing")
    void hen(Region region, Findings findings) {
        findings.report("hen").observed("no egg");
    }

    @Check(id = "identity.egg", title = "Egg", why = "…", explainedBy = "identity.hen", asks = "nothing")
    void egg(Region region, Findings findings) {
        findings.report("egg").observed("no hen");
    }

    @Check(id = "identity.fox", title = "Fox", why = "…", explainedBy = "identity.hen", asks = "nothing")
    void fox(Region region, Findings findings) {
        throw new io.regioncheck.check.CouldNotVerify("nothing to eat");
    }
}
