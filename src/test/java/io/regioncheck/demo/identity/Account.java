package io.regioncheck.demo.identity;

import java.util.List;

/**
 * A user with a project of its own.
 *
 * @param id 32 hexadecimal digits, as keystone makes them
 */
public record Account(String id, String name, String password, Project project, List<String> roles) {
    /** A project of the domain Default. */
    public record Project(String id, String name) {}

    public Account {
        roles = List.copyOf(roles);
    }

    @Override
    public String toString() {
        return name + " in " + project.name();
    }
}
