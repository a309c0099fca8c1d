package io.regioncheck.demo.parity;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The region that system properties name, such as {@code parity.auth-url}; passwords come from the environment, such as
 * {@code PARITY_PASSWORD}, where other users of the machine do not see them.
 */
record NamedRegion(String authUrl, Login member, Login admin, Map<String, String> given) implements RunningRegion {

    static NamedRegion read() {
        Map<String, String> given = new TreeMap<>();
        for (String word : Script.ofTheHouse().given().keySet()) {
            find(word).ifPresent(value -> given.put(word, value));
        }
        return new NamedRegion(
                find("auth-url").orElse("http://127.0.0.1:5000/v3").replaceAll("/+$", ""),
                new Login(
                        find("user").orElse("regioncheck"),
                        need("password"),
                        find("project").orElse("regioncheck")),
                new Login(
                        find("admin-user").orElse("admin"),
                        need("admin-password"),
                        find("admin-project").orElse("admin")),
                given);
    }

    private static String need(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(variable(name) + " is not set"));
    }

    private static Optional<String> find(String name) {
        return Optional.ofNullable(System.getProperty("parity." + name))
                .or(() -> Optional.ofNullable(System.getenv(variable(name))));
    }

    private static String variable(String name) {
        return "PARITY_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
