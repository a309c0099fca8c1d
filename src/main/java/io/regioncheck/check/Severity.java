package io.regioncheck.check;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
    INFO,
    WARNING,
    ERROR;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
