package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How much of something a project may have, and has.
 *
 * @param limit negative where there is none
 * @param used with what is reserved for requests under way
 */
public record Quota(long limit, long used) {

    static Quota of(JsonNode node, String limit, String used) {
        return new Quota(Long.parseLong(Fields.text(node, limit)), Long.parseLong(Fields.text(node, used)));
    }

    /** Returns whether there is room for so many more. */
    public boolean hasRoomFor(long more) {
        return limit < 0 || used + more <= limit;
    }

    /** Returns {@code 90 of 100}. */
    @Override
    public String toString() {
        return used + " of " + (limit < 0 ? "any number" : String.valueOf(limit));
    }
}
