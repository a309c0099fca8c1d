package io.regioncheck.run.toys.broken;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;

@Checks(component = Component.IDENTITY)
class BrokenChecks {

    @Check(id = "identity.mistake", title = "Mistake", why = "…", asks = "nothing")
    void mistake(Region region, Findings findings) {
        findings.confirm("something before");
        throw new NullPointerException("of ours");
    }

    @Check(id = "identity.assertion", title = "Assertion", why = "…", asks = "nothing")
    void assertion(Region region, Findings findings) {
        throw new AssertionError("of ours");
    }

    @Check(id = "identity.nothing", title = "Nothing", why = "…", asks = "nothing")
    void nothing(Region region, Findings findings) {}

    @Check(id = "identity.call", title = "Call", why = "…", asks = "GET identity /v3")
    void call(Region region, Findings findings) {
        region.cloud().catalog();
    }

    @Check(id = "identity.parameter", title = "Parameter", why = "…", asks = "nothing")
    void parameter(Region region, String unknown) {}

    @Check(id = "identity.leaf", title = "Leaf", why = "…", after = "identity.mistake", asks = "nothing")
    void leaf(Region region, Findings findings) {
        findings.confirm("it ran");
    }

    @Check(id = "identity.unmade-leaf", title = "Leaf", why = "…", after = "identity.unmade", asks = "nothing")
    void unmadeLeaf(Region region, Findings findings) {
        findings.confirm("it ran");
    }

    @Checks(component = Component.IDENTITY)
    static class Unmade {
        Unmade() {
            throw new IllegalStateException("cannot be made");
        }

        @Check(id = "identity.unmade", title = "Unmade", why = "…", asks = "nothing")
        void unmade(Region region, Findings findings) {}
    }
}
