package io.regioncheck.node.ovs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A line of {@code ovs-ofctl dump-flows}: statistics, each followed by a comma and a blank; flags, each followed by a blank; priority and
 * match, with commas and no blanks; actions (ofp_print_flow_stats and its successors in Open vSwitch's lib/ofp-print.c and lib/ofp-flow.c,
 * 2.0 to 3.x).
 */
final class FlowLine {
    private static final String ACTIONS = "actions=";
    private static final Set<String> STATISTICS = Set.of(
            "cookie",
            "duration",
            "table",
            "n_packets",
            "n_bytes",
            "idle_timeout",
            "hard_timeout",
            "idle_age",
            "hard_age",
            "importance");
    private static final int TABLES = 255;

    private final String line;

    FlowLine(String line) {
        this.line = line.strip();
    }

    Optional<Flow> flow() {
        int actions = line.startsWith(ACTIONS) ? 0 : line.indexOf(" " + ACTIONS) + 1;
        if (!line.startsWith(ACTIONS, actions) || !line.startsWith("cookie=")) {
            return Optional.empty();
        }
        Map<String, String> statistics = new LinkedHashMap<>();
        int begin = 0;
        for (int comma = line.indexOf(", "); comma >= 0 && comma < actions; comma = line.indexOf(", ", begin)) {
            int equals = line.indexOf('=', begin);
            if (equals > comma || !STATISTICS.contains(line.substring(begin, equals))) {
                break;
            }
            statistics.put(line.substring(begin, equals), line.substring(equals + 1, comma));
            begin = comma + 2;
        }
        String rest = line.substring(Math.min(begin, actions), actions);
        return flow(statistics, match(rest.strip()), line.substring(actions + ACTIONS.length()));
    }

    /** Flags stand before it: {@code send_flow_rem reset_counts priority=2,in_port=1}. */
    private static Map<String, String> match(String rest) {
        Map<String, String> match = new LinkedHashMap<>();
        String conditions = rest.substring(rest.lastIndexOf(' ') + 1);
        int start = 0;
        while (start < conditions.length()) {
            int end = conditions.indexOf(',', start);
            end = end < 0 ? conditions.length() : end;
            String condition = conditions.substring(start, end);
            int equals = condition.indexOf('=');
            match.put(
                    equals < 0 ? condition : condition.substring(0, equals),
                    equals < 0 ? "" : condition.substring(equals + 1));
            start = end + 1;
        }
        return match;
    }

    private static Optional<Flow> flow(Map<String, String> statistics, Map<String, String> match, String actions) {
        OptionalLong cookie = Numbers.read(statistics.getOrDefault("cookie", ""));
        OptionalLong table = Numbers.read(statistics.getOrDefault("table", "0"));
        OptionalLong priority =
                Numbers.read(Optional.ofNullable(match.remove("priority")).orElse("" + Flow.USUAL_PRIORITY));
        OptionalLong packets = Numbers.read(statistics.getOrDefault("n_packets", "0"));
        Optional<Double> seconds = seconds(statistics.getOrDefault("duration", "0s"));
        if (cookie.isEmpty()
                || !isUpTo(table, TABLES)
                || !isUpTo(priority, 65_535)
                || packets.isEmpty()
                || seconds.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Flow(
                cookie.getAsLong(),
                (int) table.getAsLong(),
                (int) priority.getAsLong(),
                seconds.get(),
                packets.getAsLong(),
                statistics.containsKey("hard_timeout") || statistics.containsKey("idle_timeout"),
                match,
                actions));
    }

    private static boolean isUpTo(OptionalLong number, long most) {
        return number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() <= most;
    }

    /** {@code 407.392s}. */
    private static Optional<Double> seconds(String duration) {
        int end = duration.length() - 1;
        boolean wellFormed = end > 0
                && end < 24
                && duration.charAt(end) == 's'
                && duration.chars().limit(end).allMatch(sign -> sign == '.' || (sign >= '0' && sign <= '9'));
        try {
            return wellFormed ? Optional.of(Double.valueOf(duration.substring(0, end))) : Optional.empty();
        } catch (NumberFormatException twoPoints) {
            return Optional.empty();
        }
    }
}
