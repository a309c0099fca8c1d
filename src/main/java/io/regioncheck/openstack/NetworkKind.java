package io.regioncheck.openstack;

/** What of neutron's can be listed by name and deleted. */
public enum NetworkKind {
    FLOATING_ADDRESS("floatingips", "description"),
    PORT("ports", "name"),
    ROUTER("routers", "name"),
    SUBNET("subnets", "name"),
    NETWORK("networks", "name"),
    SECURITY_GROUP("security-groups", "name");

    private final String path;
    private final String nameField;

    NetworkKind(String path, String nameField) {
        this.path = path;
        this.nameField = nameField;
    }

    String path() {
        return path;
    }

    String nameField() {
        return nameField;
    }
}
