package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads as whom the services log in. */
final class ServiceUsersReader {
    private static final String PATH = "identity.service-users";

    private final Reading reading;

    ServiceUsersReader(Reading reading) {
        this.reading = reading;
    }

    List<ServiceUser> read() {
        List<ServiceUser> users = new ArrayList<>();
        Map<String, String> first = new HashMap<>();
        for (JsonNode node : reading.root().path("identity").path("service-users")) {
            String path = PATH + "[" + users.size() + "]";
            ServiceUser user = read(node, path);
            users.add(user);
            String before = first.putIfAbsent(
                    String.join("\n", user.domain(), user.name(), user.projectDomain(), user.project()), path);
            if (before != null && !user.name().isEmpty()) {
                reading.mistake(
                        path + ".name",
                        "\"" + user.name() + "\" with the same project a second time, first on line "
                                + reading.line(before),
                        "each once");
            }
        }
        return users;
    }

    private ServiceUser read(JsonNode node, String path) {
        return new ServiceUser(
                Reading.text(node, "name").orElse(""),
                Reading.text(node, "domain").orElse("Default"),
                Reading.text(node, "project").orElse("service"),
                Reading.text(node, "project-domain").orElse("Default"),
                Optional.of(node.path("password"))
                        .filter(JsonNode::isObject)
                        .map(secret -> new SecretReader(reading).read(secret, path + ".password")),
                Reading.texts(node.path("roles")),
                Reading.texts(node.path("used-in")));
    }
}
