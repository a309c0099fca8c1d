package io.regioncheck.database;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Galera, which keeps several servers alike. */
public final class Cluster {
    private final Databases databases;

    Cluster(Databases databases) {
        this.databases = databases;
    }

    /**
     * What a member says of itself and of the cluster (galera's wsrep status variables).
     *
     * @param values of its variables, by name in lower case
     */
    public record Member(Map<String, String> values) {

        public Member {
            values = Map.copyOf(values);
        }

        public String name() {
            return text("wsrep_node_name");
        }

        public String text(String name) {
            return values.getOrDefault(name, "");
        }

        /** Returns a number, empty where the member says none. */
        public Optional<Double> number(String name) {
            return Optional.ofNullable(values.get(name)).flatMap(Numbers::parse);
        }

        /** Returns the addresses of all members, as host:port, as far as they are known to it: each can be asked itself. */
        public List<String> addresses() {
            return Arrays.stream(text("wsrep_incoming_addresses").split(","))
                    .map(String::strip)
                    .filter(address -> address.matches("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):\\d{1,5}"))
                    .toList();
        }
    }

    /** Returns the member that was reached; empty if the server is alone. */
    public Optional<Member> member() {
        Map<String, String> values = new HashMap<>();
        for (String question : List.of("SHOW GLOBAL VARIABLES LIKE 'wsrep%'", "SHOW GLOBAL STATUS LIKE 'wsrep%'")) {
            databases
                    .ask(question)
                    .forEach(row -> values.put(row.get("variable_name").toLowerCase(Locale.ROOT), row.get("value")));
        }
        // the address of the provider may hold credentials of the state transfer
        values.keySet().removeIf(name -> name.startsWith("wsrep_sst_auth"));
        String provider = values.getOrDefault("wsrep_provider", "none");
        return Optional.of(new Member(values)).filter(member -> !provider.equals("none") && !provider.isEmpty());
    }

    /** Asks one member itself, by its address. The caller closes it. */
    public Databases at(String address) {
        int colon = address.lastIndexOf(':');
        return databases.at(
                address.substring(0, colon).replaceAll("[\\[\\]]", ""), Integer.parseInt(address.substring(colon + 1)));
    }
}
