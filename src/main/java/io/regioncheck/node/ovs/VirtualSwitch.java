package io.regioncheck.node.ovs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The switch of a host as its database has it, and the links of the host's own namespace.
 *
 * @param links whether each is administratively up, by name
 */
public record VirtualSwitch(List<Bridge> bridges, Map<String, Boolean> links) {
    private static final String TABLE = "= table ";
    private static final String LINKS = "= links";
    private static final List<String> TABLES = List.of("Bridge", "Port", "Interface");

    public VirtualSwitch {
        bridges = List.copyOf(bridges);
        links = Map.copyOf(links);
    }

    /**
     * Reads what the item's script prints: the tables Bridge, Port and Interface in JSON, each after a line {@code = table NAME}, and after
     * {@code = links} what {@code ip -o link} says.
     *
     * @throws SwitchUnreadable if a table is missing or broken
     */
    public static VirtualSwitch read(Stream<String> lines) {
        Map<String, StringBuilder> sections = new HashMap<>();
        StringBuilder section = new StringBuilder();
        for (String line : (Iterable<String>) lines::iterator) {
            if (line.startsWith(TABLE) || line.equals(LINKS)) {
                section = sections.computeIfAbsent(
                        line.startsWith(TABLE) ? line.substring(TABLE.length()).strip() : LINKS,
                        unseen -> new StringBuilder());
            } else {
                section.append(line).append('\n');
            }
        }
        Map<String, OvsdbTable> tables = new HashMap<>();
        for (String name : TABLES) {
            String json = Optional.ofNullable(sections.get(name))
                    .map(StringBuilder::toString)
                    .orElseThrow(() -> new SwitchUnreadable("the table " + name + " is not there"));
            tables.put(name, OvsdbTable.read(name, json));
        }
        return new VirtualSwitch(
                bridges(tables),
                links(Optional.ofNullable(sections.get(LINKS))
                        .map(StringBuilder::toString)
                        .orElse("")));
    }

    private static List<Bridge> bridges(Map<String, OvsdbTable> tables) {
        Map<String, SwitchInterface> interfaces = new HashMap<>();
        rows(tables, "Interface").forEach(row -> interfaces.put(row.id(), interfaceOf(row)));
        Map<String, SwitchPort> ports = new HashMap<>();
        rows(tables, "Port").forEach(row -> ports.put(row.id(), portOf(row, interfaces)));
        List<Bridge> bridges = new ArrayList<>();
        for (OvsdbTable.Row row : rows(tables, "Bridge")) {
            bridges.add(new Bridge(
                    row.text("name"),
                    row.optional("fail_mode"),
                    row.texts("protocols"),
                    of(row.texts("ports"), ports)));
        }
        return bridges;
    }

    private static List<OvsdbTable.Row> rows(Map<String, OvsdbTable> tables, String name) {
        return Optional.ofNullable(tables.get(name)).map(OvsdbTable::rows).orElse(List.of());
    }

    private static SwitchPort portOf(OvsdbTable.Row row, Map<String, SwitchInterface> interfaces) {
        return new SwitchPort(row.text("name"), row.number("tag"), of(row.texts("interfaces"), interfaces));
    }

    private static SwitchInterface interfaceOf(OvsdbTable.Row row) {
        return new SwitchInterface(
                row.text("name"),
                row.text("type"),
                row.optional("admin_state"),
                row.number("ofport"),
                row.map("external_ids"),
                row.map("options"));
    }

    /** The tables are read one after the other: what a row points to may be gone, or not yet there. */
    private static <T> List<T> of(List<String> ids, Map<String, T> things) {
        return ids.stream().map(things::get).filter(thing -> thing != null).toList();
    }

    /** {@code 7: tap1@if2: <BROADCAST,MULTICAST,UP> mtu …}. */
    private static Map<String, Boolean> links(String text) {
        Map<String, Boolean> links = new LinkedHashMap<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            int begin = line.indexOf(": ");
            int flags = line.indexOf(": <", begin + 1);
            int end = line.indexOf('>', flags + 1);
            if (begin > 0 && flags > begin && end > flags) {
                String name = line.substring(begin + 2, flags);
                int at = name.indexOf('@');
                links.put(
                        at < 0 ? name : name.substring(0, at),
                        List.of(line.substring(flags + 3, end).split(",", -1)).contains("UP"));
            }
        }
        return links;
    }

    public Optional<Bridge> bridge(String name) {
        return bridges.stream().filter(bridge -> bridge.name().equals(name)).findFirst();
    }
}
