package io.regioncheck.demo.network;

import java.util.Optional;

/** An agent that carries networks on a host. */
record Agent(Label label, Kind kind, String host) implements Resource {
    /** What agents there are: neutron_lib/constants and each agent's own state report (Zed). */
    enum Kind {
        OPEN_VSWITCH("Open vSwitch agent", "neutron-openvswitch-agent", "N/A"),
        METADATA("Metadata agent", "neutron-metadata-agent", "N/A"),
        L3("L3 agent", "neutron-l3-agent", "l3_agent"),
        DHCP("DHCP agent", "neutron-dhcp-agent", "dhcp_agent");

        private final String type;
        private final String binary;
        private final String topic;

        Kind(String type, String binary, String topic) {
            this.type = type;
            this.binary = binary;
            this.topic = topic;
        }

        String type() {
            return type;
        }

        String binary() {
            return binary;
        }

        String topic() {
            return topic;
        }
    }

    /** Returns the zone of those that things are scheduled to. */
    Optional<String> zone() {
        return kind == Kind.L3 || kind == Kind.DHCP ? Optional.of(Agents.ZONE) : Optional.empty();
    }
}
