package io.regioncheck.demo;

import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.HttpService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is really in a region: asked of its services past their wire, their keystone and whoever is to be judged. */
final class Holdings {
    private static final Pattern OURS = Pattern.compile("regioncheck-[0-9a-f]{8}-[a-zA-Z0-9-]+");
    private static final Map<String, List<String>> LISTS = Map.of(
            "compute", List.of("/v2.1/%s/servers/detail?all_tenants=1", "/v2.1/%s/os-keypairs"),
            "image", List.of("/v2/images"),
            "network",
                    List.of(
                            "/v2.0/networks",
                            "/v2.0/subnets",
                            "/v2.0/ports",
                            "/v2.0/routers",
                            "/v2.0/floatingips",
                            "/v2.0/security-groups"),
            // where there is an API before v3, cinder is registered by it
            "volume", List.of("/v2/%s/volumes/detail?all_tenants=1", "/v2/%s/snapshots/detail?all_tenants=1"),
            "volumev3", List.of("/v3/%s/volumes/detail?all_tenants=1", "/v3/%s/snapshots/detail?all_tenants=1"));

    private final Map<String, HttpService> services;

    /** @param services that run, by their types in the catalog */
    Holdings(Map<String, HttpService> services) {
        this.services = Map.copyOf(services);
    }

    /** Returns the names of what regioncheck made, as far as it is still there. */
    List<String> ours(Caller admin) {
        TreeSet<String> names = new TreeSet<>();
        services.forEach((type, service) -> LISTS.getOrDefault(type, List.of())
                .forEach(list -> OURS.matcher(text(service, admin, String.format(list, admin.projectId())))
                        .results()
                        .map(MatchResult::group)
                        .forEach(name -> names.add(type + " " + name))));
        return List.copyOf(names);
    }

    private static String text(HttpService service, Caller admin, String list) {
        String[] sides = list.split("\\?", 2);
        Answer answer = service.look(admin, sides[0], sides.length == 2 ? sides[1] : "");
        if (answer.status() != 200) {
            throw new IllegalStateException(list + " answers " + answer.status());
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
