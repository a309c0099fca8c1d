package io.regioncheck.demo.network;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What every resource of neutron carries: its standard attributes. */
record Label(
        String id, String name, String project, String description, Instant created, Instant updated, int revision) {

    /** Returns the label of something that is made now. */
    static Label fresh(String name, String project, String description) {
        return of(UUID.randomUUID().toString(), name, project, description);
    }

    /** Returns the label of something with a known id. */
    static Label of(String id, String name, String project, String description) {
        Instant now = Instant.now();
        return new Label(id, name, project, description, now, now, 0);
    }

    /** Returns the same, made that long ago and left alone since. */
    Label aged(Duration time) {
        return new Label(id, name, project, description, created.minus(time), updated.minus(time), revision);
    }

    /** Returns the same, after a change of the resource. */
    Label touched() {
        return new Label(id, name, project, description, created, Instant.now(), revision + 1);
    }

    /** Returns the same with another name and description. */
    Label saying(String otherName, String otherDescription) {
        return new Label(id, otherName, project, otherDescription, created, updated, revision);
    }
}
