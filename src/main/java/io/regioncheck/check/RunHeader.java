package io.regioncheck.check;

import java.util.List;

/**
 * What a run says of itself before it starts.
 *
 * @param version regioncheck's own
 * @param upgrade {@code kilo → mitaka}, or the target release alone
 * @param checks how many checks are planned, cells counted
 * @param notices what every reader must know, such as verification being switched off
 */
public record RunHeader(
        String version,
        String environment,
        String region,
        String upgrade,
        String suite,
        int checks,
        String run,
        List<String> notices) {

    public RunHeader {
        notices = List.copyOf(notices);
    }
}
