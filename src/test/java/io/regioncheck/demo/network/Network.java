package io.regioncheck.demo.network;

/** A network. */
record Network(
        Label label, boolean adminUp, boolean shared, boolean external, int mtu, boolean portSecurity, Segment segment)
        implements Resource {

    Network labelled(Label other) {
        return new Network(other, adminUp, shared, external, mtu, portSecurity, segment);
    }
}
