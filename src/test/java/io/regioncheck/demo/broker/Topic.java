package io.regioncheck.demo.broker;

import java.util.List;

/**
 * A topic that a daemon listens to: on the queue that it shares, on its own, and on one of the fanout exchange.
 *
 * @param exchange the control exchange: {@code nova}, {@code neutron}, or {@code openstack}, which cinder leaves it at
 * @param server the host in the name of the own queue
 * @param endpoints what is served there, in the order in which it is searched
 */
record Topic(String exchange, String name, String server, List<Endpoint> endpoints) {
    Topic {
        endpoints = List.copyOf(endpoints);
    }

    String own() {
        return name + "." + server;
    }

    String fanout() {
        return name + "_fanout";
    }
}
