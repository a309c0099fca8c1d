package io.regioncheck.node.ovs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The flows of one bridge, or why they are not known.
 *
 * @param failure what {@code ovs-ofctl} said instead; empty if it ended well
 * @param unreadable lines that are no flows, and how they begin; never silently left out
 * @param whole whether the end of the dump was seen
 */
public record BridgeFlows(
        String bridge, List<Flow> flows, Optional<String> failure, List<String> unreadable, boolean whole) {
    private static final String BRIDGE = "= bridge ";
    private static final String ENDED = "= ended ";
    private static final int KEPT = 200;

    public BridgeFlows {
        flows = List.copyOf(flows);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * Reads the dumps of several bridges, each between a line {@code = bridge NAME} and a line {@code = ended EXITCODE}, as the item's script
     * prints them. What stands before the first is ignored.
     */
    public static List<BridgeFlows> readAll(Stream<String> lines) {
        List<BridgeFlows> all = new ArrayList<>();
        List<String> body = new ArrayList<>();
        Optional<String> bridge = Optional.empty();
        for (String line : (Iterable<String>) lines::iterator) {
            if (line.startsWith(BRIDGE)) {
                bridge.ifPresent(name -> all.add(of(name, body, Optional.empty())));
                bridge = Optional.of(line.substring(BRIDGE.length()).strip());
                body.clear();
            } else if (line.startsWith(ENDED) && bridge.isPresent()) {
                all.add(of(
                        bridge.get(),
                        body,
                        Optional.of(line.substring(ENDED.length()).strip())));
                bridge = Optional.empty();
            } else if (bridge.isPresent()) {
                body.add(line);
            }
        }
        bridge.ifPresent(name -> all.add(of(name, body, Optional.empty())));
        return all;
    }

    private static BridgeFlows of(String bridge, List<String> body, Optional<String> exitCode) {
        List<Flow> flows = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String line : body) {
            Optional<Flow> flow = Flow.read(line);
            flow.ifPresent(flows::add);
            if (flow.isEmpty() && !isHeading(line)) {
                others.add(line.length() > KEPT ? line.substring(0, KEPT) + "…" : line);
            }
        }
        boolean failed = exitCode.isPresent() && !exitCode.get().equals("0");
        Optional<String> failure = failed
                ? Optional.of(others.isEmpty() ? "ended with " + exitCode.get() : others.get(others.size() - 1))
                : Optional.empty();
        return new BridgeFlows(bridge, flows, failure, failed ? List.of() : others, exitCode.isPresent());
    }

    /** {@code NXST_FLOW reply (xid=0x4):}, {@code OFPST_FLOW reply (OF1.3) (xid=0x2):}; with {@code [more]} where there are several. */
    private static boolean isHeading(String line) {
        return line.isBlank() || line.startsWith("NXST_FLOW reply") || line.startsWith("OFPST_FLOW");
    }

    public List<Flow> table(int number) {
        return flows.stream().filter(flow -> flow.table() == number).toList();
    }

    /** Returns why nothing can be said of the bridge; empty if all of its flows are known. */
    public Optional<String> whyUnknown() {
        return failure.or(() -> whole ? Optional.empty() : Optional.of("the list of its flows is cut off"))
                .or(() -> unreadable.stream()
                        .findFirst()
                        .map(line -> unreadable.size() + " lines of its flows cannot be read, such as: " + line));
    }

    /** Returns how many flows each table has. */
    public Map<Integer, Long> counts() {
        return flows.stream().collect(Collectors.groupingBy(Flow::table, TreeMap::new, Collectors.counting()));
    }
}
