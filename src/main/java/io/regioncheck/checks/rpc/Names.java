package io.regioncheck.checks.rpc;

import java.util.List;

/** Names of hosts in a sentence: a thousand of them are counted. */
final class Names {
    private static final int MOST = 10;

    private Names() {}

    static String of(List<String> hosts) {
        String named = String.join(", ", hosts.subList(0, Math.min(MOST, hosts.size())));
        return hosts.size() > MOST ? named + " and " + (hosts.size() - MOST) + " more" : named;
    }
}
