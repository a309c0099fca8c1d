package io.regioncheck.environment;

import java.time.Duration;
import java.util.List;

/**
 * How the hosts are asked, once in a run.
 *
 * @param hostsAtOnce how many hosts are asked at the same time
 * @param behindOneJumpHost how many of them through one jump host
 * @param hostDeadline how long one host may take, from the first packet to its last answer
 * @param logWindow how far back logs are read
 * @param bridges the bridges of Open vSwitch whose flows are read, besides what else a host has
 */
public record Gather(
        int hostsAtOnce, int behindOneJumpHost, Duration hostDeadline, Duration logWindow, List<String> bridges) {

    public static final Gather USUAL =
            new Gather(50, 10, Duration.ofSeconds(60), Duration.ofHours(1), List.of("br-int", "br-tun", "br-ex"));

    public Gather {
        bridges = List.copyOf(bridges);
    }
}
