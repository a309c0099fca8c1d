package io.regioncheck.node.ovs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A flow, as {@code ovs-ofctl dump-flows} prints it over OpenFlow 1.0 (Nicira's extended format, which has tables) to 1.5, Open vSwitch 2.0 to 3.x.
 *
 * @param cookie 64 bits, unsigned
 * @param seconds since it was added, or added again: who adds what is there already begins anew
 * @param passing whether it goes by itself after a time, such as one that was learned
 * @param match its conditions without the priority, such as {@code in_port} → {@code 2}; one without a value, such as {@code arp}, has an
 *     empty one
 * @param actions as they stand there
 */
public record Flow(
        long cookie,
        int table,
        int priority,
        double seconds,
        long packets,
        boolean passing,
        Map<String, String> match,
        String actions) {

    /** Of a flow that was added without one: OFP_DEFAULT_PRIORITY of OpenFlow 1.0. */
    static final int USUAL_PRIORITY = 32_768;

    /** 12 bits of a VLAN's number; OpenFlow from 1.2 on sets one more that says that there is a tag. */
    private static final long VLAN = 0xfff;

    public Flow {
        match = Collections.unmodifiableMap(new LinkedHashMap<>(match));
    }

    /** Returns the flow of a line; empty if it is none that can be read. */
    public static Optional<Flow> read(String line) {
        return new FlowLine(line).flow();
    }

    public boolean matches(String field, String value) {
        return value.equals(match.get(field));
    }

    /** Returns its conditions as they stood there, without the priority, such as {@code arp,in_port=2}. */
    public String conditions() {
        return match.entrySet().stream()
                .map(entry -> entry.getValue().isEmpty() ? entry.getKey() : entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }

    /** Returns the port of the bridge that a packet must come from; empty if any will do. */
    public OptionalInt from() {
        OptionalLong number = Numbers.read(match.getOrDefault("in_port", ""));
        return number.isPresent() && number.getAsLong() <= 0xffff_ffffL
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    /** Returns the VLAN that a packet must have; 0 for none at all; empty if any will do. */
    public OptionalInt vlan() {
        String tag = match.get("dl_vlan");
        if (tag != null) {
            return vlan(Numbers.read(tag));
        }
        String raw = match.getOrDefault("vlan_tci", "");
        return raw.startsWith("0x0000") ? OptionalInt.of(0) : OptionalInt.empty();
    }

    /** Returns whether it puts packets into this VLAN. */
    public boolean putsInto(int vlan) {
        return actionsThat("mod_vlan_vid:", vlan) || actionsThat("set_vlan_vid:", vlan) || setsField(vlan);
    }

    private boolean actionsThat(String action, int vlan) {
        return new ActionWords(actions).after(action).stream().anyMatch(word -> is(vlan, word));
    }

    private boolean setsField(int vlan) {
        for (String word : new ActionWords(actions).after("set_field:")) {
            int arrow = word.indexOf("->");
            if (arrow > 0 && word.endsWith("->vlan_vid") && is(vlan, word.substring(0, arrow))) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(int vlan, String number) {
        OptionalInt read = vlan(Numbers.read(number));
        return read.isPresent() && read.getAsInt() == vlan;
    }

    private static OptionalInt vlan(OptionalLong number) {
        return number.isPresent() ? OptionalInt.of((int) (number.getAsLong() & VLAN)) : OptionalInt.empty();
    }

    /** Returns whether it takes the tag off. */
    public boolean takesTagOff() {
        ActionWords words = new ActionWords(actions);
        return words.has("strip_vlan") || words.has("pop_vlan");
    }

    /** Returns the ports that it sends packets out of, by number. */
    public Set<Integer> outputs() {
        return new ActionWords(actions).outputs();
    }

    /** Returns the tables of its bridge that packets go on to. */
    public Set<Integer> leadsTo() {
        return new ActionWords(actions).tables();
    }

    public boolean drops() {
        return actions.equals("drop");
    }

    /** Returns whether it lets the bridge forward as a plain switch does. */
    public boolean isNormal() {
        return new ActionWords(actions).has("NORMAL");
    }

    /** Returns the ports that it names, in what it matches and in what it does. */
    public List<Integer> ports() {
        List<Integer> ports = new ArrayList<>(outputs());
        from().ifPresent(ports::add);
        return List.copyOf(ports);
    }
}
