package io.regioncheck.checks.software;

import io.regioncheck.node.software.Packages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * What is known of one host.
 *
 * @param configuration when files were written, by path
 * @param deleted the paths of files that are gone and that a process runs from, by pid
 */
record HostFacts(
        String host,
        List<RunningService> services,
        Packages packages,
        NavigableMap<String, Instant> configuration,
        Map<Integer, List<String>> deleted) {}
