package io.regioncheck.openstack;

/**
 * Something that resources are held of: a hypervisor, or a part of one.
 *
 * @param name of a hypervisor its own, as nova has it
 * @param rootId the provider that it is a part of, in the end: its own id where it is no part
 */
public record ResourceProvider(String id, String name, String rootId) {

    public boolean isRoot() {
        return id.equals(rootId);
    }
}
