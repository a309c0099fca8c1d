package io.regioncheck.demo.parity;

/** A user of keystone's domain Default with a project to work in. */
public record Login(String user, String password, String project) {

    /** Leaves out the password. */
    @Override
    public String toString() {
        return user + " in " + project;
    }
}
