package io.regioncheck.release;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who can talk to whom among the hosts of one region.
 *
 * @param links every kind of call between every two groups of hosts, also within one
 * @param brokenPins pins of which the code that reads them makes no version: every call of that API fails on these hosts
 * @param leftOverPins pins that hold, although every host is of the target release
 */
public record RpcMatrix(List<Link> links, List<BrokenPin> brokenPins, List<LeftOverPin> leftOverPins) {
    public RpcMatrix {
        links = List.copyOf(links);
        brokenPins = List.copyOf(brokenPins);
        leftOverPins = List.copyOf(leftOverPins);
    }

    /** The links on which calls fail, in part or all. */
    public List<Link> failing() {
        return links.stream()
                .filter(link -> link.talk().verdict() != RpcVerdict.CAN_TALK)
                .toList();
    }

    /** One direction: the clients of one group call the servers of another. */
    public record Link(RpcApi api, HostGroup client, HostGroup server, RpcTalk talk) {}

    /**
     * Hosts that behave the same.
     *
     * @param pins those of {@code [upgrade_levels]}, as they stand there
     * @param hosts their names, sorted
     */
    public record HostGroup(NovaHost.Role role, Release release, Map<RpcApi, String> pins, List<String> hosts) {
        public HostGroup {
            pins = Map.copyOf(pins);
            hosts = List.copyOf(hosts);
        }

        /** For reading: {@code mitaka computes with compute = kilo}. */
        @Override
        public String toString() {
            String words = pins.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(pin -> pin.getKey() + " = " + pin.getValue())
                    .collect(Collectors.joining(", "));
            return release
                    + (role == NovaHost.Role.COMPUTE ? " computes" : " controllers")
                    + (words.isEmpty() ? "" : " with " + words);
        }
    }

    /** A pin that means nothing to the code that reads it. */
    public record BrokenPin(RpcApi api, String word, String why, List<String> hosts) {
        public BrokenPin {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * A pin that is no longer needed.
     *
     * @param holdsBack whether newer calls stay unsent because of it; otherwise it does so from the next upgrade on
     */
    public record LeftOverPin(RpcApi api, String word, RpcVersion cap, boolean holdsBack, List<String> hosts) {
        public LeftOverPin {
            hosts = List.copyOf(hosts);
        }
    }
}
