package io.regioncheck.checks.ovs;

import io.regioncheck.node.ovs.BridgeFlows;
import io.regioncheck.node.ovs.Flow;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to type to delete some flows of a bridge and no others. An extension has one cookie for a bridge, shared by the flows of all its ports,
 * and what carries none shares it with all that is like it: by a cookie flows are deleted only where all that have it are to go, others one by
 * one, with {@code --strict}, which takes table, priority and match for exactly these (ovs-ofctl(8)).
 */
record FlowDeletion(BridgeFlows dump) {
    private static final int TYPED = 3;
    /** What conditions of flows are made of; anything else is not put into a line that somebody types. */
    private static final String PLAIN = "=,:./+-_\"()<>[]|* ";

    /** Returns the commands; empty if it would be too many, or if they cannot be typed. */
    Optional<String> of(List<Flow> flows) {
        Set<Long> cookies = flows.stream().map(Flow::cookie).collect(Collectors.toSet());
        Set<Flow> accused = new HashSet<>(flows);
        Set<Long> shared = dump.flows().stream()
                .filter(flow -> !accused.contains(flow) && !CookieJudge.isLearned(flow))
                .map(Flow::cookie)
                .filter(cookies::contains)
                .collect(Collectors.toCollection(HashSet::new));
        if (cookies.contains(0L)) {
            shared.add(0L);
        }
        List<Flow> singly =
                flows.stream().filter(flow -> shared.contains(flow.cookie())).toList();
        List<Long> wholly = cookies.stream()
                .filter(cookie -> !shared.contains(cookie))
                .sorted()
                .toList();
        if (singly.size() + wholly.size() > TYPED || !singly.stream().allMatch(FlowDeletion::isPlain)) {
            return Optional.empty();
        }
        return Optional.of(Stream.concat(
                        wholly.stream().map(cookie -> command("", hex(cookie) + "/-1")),
                        singly.stream().map(flow -> command("--strict ", "'" + exactly(flow) + "'")))
                .collect(Collectors.joining("; ")));
    }

    private String command(String strict, String which) {
        return "ovs-ofctl -O OpenFlow10,OpenFlow13 " + strict + "del-flows " + dump.bridge() + " " + which;
    }

    private static String exactly(Flow flow) {
        String conditions = flow.conditions();
        return hex(flow.cookie()) + "/-1,table=" + flow.table() + ",priority=" + flow.priority()
                + (conditions.isEmpty() ? "" : "," + conditions);
    }

    private static String hex(long cookie) {
        return "cookie=0x" + Long.toHexString(cookie);
    }

    private static boolean isPlain(Flow flow) {
        return flow.conditions()
                .chars()
                .allMatch(sign -> (sign >= '0' && sign <= '9')
                        || (sign >= 'a' && sign <= 'z')
                        || (sign >= 'A' && sign <= 'Z')
                        || PLAIN.indexOf(sign) >= 0);
    }
}
