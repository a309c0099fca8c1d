package io.regioncheck.checks.configuration;

import java.util.Collection;
import java.util.List;

/** Names of hosts in a sentence: a thousand of them are counted. */
final class HostNames {
    private static final int MOST = 10;

    private HostNames() {}

    static String of(Collection<String> hosts) {
        List<String> all = hosts.stream().distinct().toList();
        String named = String.join(", ", all.subList(0, Math.min(MOST, all.size())));
        return all.size() > MOST ? named + " and " + (all.size() - MOST) + " more" : named;
    }
}
