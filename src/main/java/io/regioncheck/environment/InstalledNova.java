package io.regioncheck.environment;

import java.util.List;
import java.util.Map;

/**
 * What nova a host has, as the operator says it; it stands in where the host itself does not tell.
 *
 * @param release of the packages that are installed, and whose processes run, by its code name
 * @param upgradeLevels the options of {@code [upgrade_levels]} in nova.conf as they stand there, such as {@code compute} with {@code kilo}
 */
public record InstalledNova(String release, Map<String, String> upgradeLevels) {
    /** The options of that section: openstack/nova nova/conf/upgrade_levels.py, and before Newton where each API has its client. */
    static final List<String> OPTIONS = List.of(
            "baseapi",
            "cells",
            "cert",
            "compute",
            "conductor",
            "console",
            "consoleauth",
            "intercell",
            "network",
            "scheduler");

    public InstalledNova {
        upgradeLevels = Map.copyOf(upgradeLevels);
    }
}
