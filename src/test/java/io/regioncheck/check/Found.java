package io.regioncheck.check;

import java.util.List;

/** Looks into findings, for tests of checks. */
public final class Found {
    private Found() {}

    public static List<Finding> in(Findings findings) {
        return findings.all();
    }

    public static List<String> facts(Findings findings) {
        return findings.facts();
    }

    public static List<Evidence> evidence(Findings findings) {
        return findings.evidence();
    }
}
