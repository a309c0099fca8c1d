package io.regioncheck.demo.network;

/** Something that neutron keeps, with an id and an owner; a change makes a new one of it. */
interface Resource {
    Label label();

    default String id() {
        return label().id();
    }

    default String project() {
        return label().project();
    }
}
