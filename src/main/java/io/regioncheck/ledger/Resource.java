package io.regioncheck.ledger;

/**
 * Something that a run created.
 *
 * @param id as the service gave it
 */
public record Resource(Kind kind, String id, String name) {

    @Override
    public String toString() {
        return kind + " " + name + " (" + id + ")";
    }
}
