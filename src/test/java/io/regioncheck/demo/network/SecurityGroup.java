package io.regioncheck.demo.network;

/** A security group. */
record SecurityGroup(Label label, boolean stateful) implements Resource {
    static final String DEFAULT = "default";

    SecurityGroup labelled(Label other) {
        return new SecurityGroup(other, stateful);
    }
}
