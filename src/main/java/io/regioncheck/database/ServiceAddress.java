package io.regioncheck.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A URL of nova's cell mappings with its secrets left out: SQLAlchemy's of a database, or oslo.messaging's of a broker, which may have
 * several hosts (oslo_messaging/transport.py).
 *
 * @param hosts as host or host:port
 * @param path the database or the vhost
 * @param template whether it is filled in from the configuration of each host: {@code {scheme}://…} (nova, from Stein)
 */
public record ServiceAddress(String scheme, List<String> users, List<String> hosts, String path, boolean template) {

    public ServiceAddress {
        users = List.copyOf(users);
        hosts = List.copyOf(hosts);
    }

    /** Returns the parts of a URL; empty if it is none. */
    public static Optional<ServiceAddress> parse(String url) {
        int scheme = url.indexOf("://");
        if (scheme <= 0) {
            return Optional.empty();
        }
        String rest = url.substring(scheme + 3);
        int query = rest.indexOf('?', Math.max(rest.lastIndexOf('@'), 0));
        String place = query < 0 ? rest : rest.substring(0, query);
        int slash = place.indexOf('/', Math.max(place.lastIndexOf('@'), 0));
        String network = slash < 0 ? place : place.substring(0, slash);
        String path = slash < 0 ? "" : place.substring(slash + 1);
        List<String> parts = Arrays.stream(network.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        return Optional.of(new ServiceAddress(
                url.substring(0, scheme).toLowerCase(Locale.ROOT),
                parts.stream().flatMap(part -> user(part).stream()).toList(),
                parts.stream()
                        .map(part -> part.substring(part.lastIndexOf('@') + 1))
                        .toList(),
                decoded(path),
                url.matches("(?s).*\\{(scheme|username|password|hostname|port|path|query)\\}.*")));
    }

    private static Optional<String> user(String part) {
        int at = part.lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        int colon = part.indexOf(':');
        return Optional.of(decoded(part.substring(0, colon >= 0 && colon < at ? colon : at)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }

    /** Returns whether it says that there is nothing there: cell0 has no broker. */
    public boolean isNone() {
        return scheme.equals("none");
    }

    /** Returns it as it may be shown. */
    @Override
    public String toString() {
        return scheme + "://" + (users.isEmpty() ? "" : users.get(0) + "@") + String.join(",", hosts) + "/" + path;
    }
}
