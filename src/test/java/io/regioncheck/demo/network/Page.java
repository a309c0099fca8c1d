package io.regioncheck.demo.network;

import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;

/**
 * Which part of a list is asked for.
 *
 * @param limit 0 for all
 * @param marker the id that the page begins after, or ends before; empty for none
 */
record Page(int limit, String marker, boolean reverse) {
    static Page of(Request request, boolean paged) {
        int limit = request.query("limit").map(Page::number).orElse(0);
        return paged
                ? new Page(
                        limit,
                        request.query("marker").orElse(""),
                        request.query("page_reverse").orElse("").equalsIgnoreCase("true"))
                : new Page(0, "", false);
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new Refusal(
                    400,
                    "BadRequest",
                    "Bad limit request: Limit must be an integer 0 or greater and not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }
}
