package io.regioncheck.check;

import java.util.Optional;

/**
 * One thing that is not as it should be.
 *
 * @param scope the part of the region it concerns, such as a service type or a matrix cell: checks that presuppose only another
 *     part go on; empty concerns all
 * @param subject a host, endpoint, agent, server, option…
 * @param because why it matters
 * @param remedy what to type
 * @param waived the reason of the waiver that covers it
 */
public record Finding(
        Severity severity,
        Optional<String> scope,
        String subject,
        String observed,
        String expected,
        String because,
        String remedy,
        Optional<String> waived) {

    /** The scope of a finding that breaks nothing that leans on its check. */
    public static final String SPARE = "spare";

    /** Returns whether it makes its check fail or warn. */
    public boolean counts() {
        return severity != Severity.INFO && waived.isEmpty();
    }
}
