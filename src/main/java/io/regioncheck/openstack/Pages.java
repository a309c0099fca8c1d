package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Where the next page of a list is: nova, neutron and cinder give {@code <name>_links}, glance gives {@code next}. */
final class Pages {
    private Pages() {}

    static Optional<String> next(JsonNode page, String name, String current) {
        if (page.path("next").isTextual()) {
            return Optional.of(keepingThePath(current, page.path("next").asText()));
        }
        for (JsonNode link : page.path(name + "_links")) {
            if (link.path("rel").asText().equals("next")) {
                return Optional.of(keepingThePath(current, link.path("href").asText()));
            }
        }
        return Optional.empty();
    }

    /**
     * Only the query of a link is followed: behind a balancer its scheme and host are often those of the daemon, which must not get
     * our token, and where they are wrong it is for {@code identity.endpoints} to say so.
     */
    private static String keepingThePath(String current, String href) {
        int query = href.indexOf('?');
        int own = current.indexOf('?');
        String path = own < 0 ? current : current.substring(0, own);
        return query < 0 ? path : path + href.substring(query);
    }
}
