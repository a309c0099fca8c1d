package io.regioncheck.release;

/** Where a schema, or one row of its version tables, stands between the release before an upgrade and the one after. */
public enum SchemaPosition {
    /** The target release has no such database. */
    NOT_EXPECTED,
    /** There is no row: the schema was never created, or its version tables are gone. */
    NOT_CREATED,
    /** The target no longer has the steps that lead on from here: an upgrade over a release in between comes first. */
    TOO_OLD,
    /** Below what the source release ends with; without a source, below the target. */
    BEHIND,
    /** Where the source release ends: not yet upgraded. */
    AT_SOURCE,
    /** Begun and not ended. */
    BETWEEN,
    /** Where the target release ends. */
    AT_TARGET,
    /** Above what the target release ends with: it belongs to a later one. */
    AHEAD,
    /** At a revision that no release ships: changed or added locally. */
    UNKNOWN_REVISION,
    /** A row that the target does not read, such as one of a repository that was given up. Only a row, never a whole schema. */
    UNREAD
}
