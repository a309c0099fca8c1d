package io.regioncheck.demo.network;

import java.util.Optional;

/**
 * A rule of a security group.
 *
 * @param number of its standard attributes, which neutron shows within groups (Zed)
 * @param description none of rules that neutron made itself
 */
record Rule(Label label, int number, String groupId, Optional<String> description, Traffic traffic)
        implements Resource {
    /** What a rule lets pass. */
    record Traffic(
            String direction,
            String ethertype,
            Optional<String> protocol,
            Optional<Integer> portMin,
            Optional<Integer> portMax,
            Optional<String> remotePrefix,
            Optional<String> remoteGroup) {

        static Traffic all(String direction, String ethertype, Optional<String> remoteGroup) {
            return new Traffic(
                    direction,
                    ethertype,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    remoteGroup);
        }

        /** Returns whether anybody outside may send this in; a rule for members of a group is none for them. */
        boolean letsIn(String wanted, int port) {
            boolean fromAnywhere = remoteGroup.isEmpty()
                    && remotePrefix.map(prefix -> prefix.equals("0.0.0.0/0")).orElse(true);
            boolean through = portMin.isEmpty() || portMin.get() <= port && port <= portMax.orElse(port);
            return direction.equals("ingress")
                    && ethertype.equals("IPv4")
                    && fromAnywhere
                    && (protocol.isEmpty() || protocol.get().equals(wanted) && (wanted.equals("icmp") || through));
        }
    }
}
