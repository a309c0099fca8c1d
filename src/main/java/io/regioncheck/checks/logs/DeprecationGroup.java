package io.regioncheck.checks.logs;

import io.regioncheck.release.Deprecation;

/**
 * Warnings about one thing that goes away.
 *
 * @param service whose programs tell it, such as {@code nova}
 */
record DeprecationGroup(String service, Deprecation deprecation, Tally tally) {}
