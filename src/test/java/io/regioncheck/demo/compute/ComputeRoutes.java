package io.regioncheck.demo.compute;

import io.regioncheck.demo.http.Handler;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.region.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The paths of nova, each of which stands under four roots: {@code /v2.1} and the shim {@code /v2}, with and without a project
 * (nova/api/openstack/compute/routes.py, Zed). Before Mitaka there was none without a project (nova/api/openstack/__init__.py,
 * ProjectMapper).
 */
final class ComputeRoutes {
    static final String CURRENT = "/v2.1";
    static final String LEGACY = "/v2";

    private final Microversions microversions;
    private final List<Path> paths = new ArrayList<>();

    ComputeRoutes(Microversions microversions) {
        this.microversions = microversions;
    }

    private record Path(String method, String template, Operation operation) {}

    ComputeRoutes get(String template, Operation operation) {
        return add("GET", template, operation);
    }

    ComputeRoutes post(String template, Operation operation) {
        return add("POST", template, operation);
    }

    ComputeRoutes delete(String template, Operation operation) {
        return add("DELETE", template, operation);
    }

    private ComputeRoutes add(String method, String template, Operation operation) {
        paths.add(new Path(method, template, operation));
        return this;
    }

    /** Adds all of them, those without a project first: a project is called anything. */
    void addTo(Routes routes) {
        boolean projectless = microversions.release().since(Release.MITAKA);
        for (String project : projectless ? List.of("", "/{project}") : List.of("/{project}")) {
            for (String root : List.of(CURRENT, LEGACY)) {
                paths.forEach(path -> route(
                        routes, path.method(), root + project + path.template(), handler(root, path.operation())));
            }
        }
    }

    private static void route(Routes routes, String method, String template, Handler handler) {
        switch (method) {
            case "POST" -> routes.post(template, handler);
            case "DELETE" -> routes.delete(template, handler);
            default -> routes.get(template, handler);
        }
    }

    private Handler handler(String root, Operation operation) {
        return request -> {
            ApiVersion version = root.equals(LEGACY) ? ApiVersion.OLDEST : microversions.served(request);
            return operation.answer(new Asked(request, version, root, project(request)));
        };
    }

    private static String project(Request request) {
        Optional<String> named = Optional.ofNullable(request.variables().get("project"));
        String own = request.caller().projectId();
        named.filter(project -> !project.equals(own)).ifPresent(project -> {
            throw new Refusal(
                    400,
                    "Malformed request URL: URL's project_id '" + project + "' doesn't match Context's project_id '"
                            + own + "'");
        });
        return named.map(project -> "/" + project).orElse("");
    }
}
