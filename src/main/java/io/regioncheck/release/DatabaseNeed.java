package io.regioncheck.release;

import java.util.List;

/**
 * A database that a release needs, and what its user must be allowed to do there.
 *
 * @param isRequired whether the release cannot do without; the others exist if somebody created them
 * @param why since when, and where that is said
 * @param privileges what the service's user needs on all tables of the database, in the order of {@link Privilege}
 */
public record DatabaseNeed(ServiceDatabase database, boolean isRequired, String why, List<PrivilegeNeed> privileges) {
    public DatabaseNeed {
        privileges = List.copyOf(privileges);
    }

    /** The privileges, without their reasons. */
    public List<Privilege> names() {
        return privileges.stream().map(PrivilegeNeed::privilege).toList();
    }

    /**
     * One privilege.
     *
     * @param isForMigrationOnly whether a service that runs does without: a lack stops the next upgrade and nothing before
     * @param why what fails without it
     */
    public record PrivilegeNeed(Privilege privilege, boolean isForMigrationOnly, String why) {}
}
