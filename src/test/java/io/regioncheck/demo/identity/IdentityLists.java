package io.regioncheck.demo.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.identity.Account.Project;
import io.regioncheck.demo.identity.ServiceCatalog.Endpoint;
import io.regioncheck.demo.identity.ServiceCatalog.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What keystone lists, and shows by its id: regions, services, endpoints, projects, users, domains, roles. */
final class IdentityLists {
    private final Accounts accounts;
    private final ServiceCatalog catalog;

    IdentityLists(Accounts accounts, ServiceCatalog catalog) {
        this.accounts = accounts;
        this.catalog = catalog;
    }

    void addTo(Routes routes) {
        add(routes, "region", "regions", () -> catalog.regions().stream().map(IdentityLists::region));
        add(routes, "service", "services", () -> catalog.services().stream().map(IdentityLists::service));
        add(routes, "endpoint", "endpoints", () -> catalog.endpoints().stream().map(IdentityLists::endpoint));
        add(routes, "project", "projects", () -> accounts.projects().stream().map(IdentityLists::project));
        add(routes, "user", "users", () -> accounts.all().stream().map(IdentityLists::user));
        add(routes, "domain", "domains", () -> Stream.of(domain()));
        add(routes, "role", "roles", () -> accounts.roles().stream().map(IdentityLists::role));
        routes.post("/v3/regions", this::createRegion)
                .get("/v3/role_assignments", this::assignments)
                .get("/v3/users/{id}/projects", request -> projectsOf(request, request.variable("id")))
                .get(
                        "/v3/auth/projects",
                        request -> projectsOf(request, request.caller().userId()))
                .get("/v3/auth/domains", request -> list(request, "domains", List.of()))
                .get("/v3/auth/catalog", this::ownCatalog);
    }

    private static void add(Routes routes, String kind, String plural, Supplier<Stream<ObjectNode>> all) {
        routes.get(
                "/v3/" + plural,
                request -> list(
                        request,
                        plural,
                        all.get().filter(one -> fits(one, request)).toList()));
        routes.get("/v3/" + plural + "/{id}", request -> show(request, kind, plural, all.get()));
    }

    /** A key of the query that the resource has is a filter. */
    private static boolean fits(ObjectNode one, Request request) {
        return request.query().entrySet().stream()
                .allMatch(wanted -> !one.has(wanted.getKey())
                        || one.path(wanted.getKey()).asText().equals(wanted.getValue()));
    }

    private static Answer show(Request request, String kind, String plural, Stream<ObjectNode> all) {
        String id = request.variable("id");
        ObjectNode found = all.filter(one -> one.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> IdentityDialect.unknown(kind, id));
        ObjectNode body = Answer.JSON.createObjectNode();
        body.set(kind, linked(request, plural, found));
        return Answer.json(200, body);
    }

    private static Answer list(Request request, String plural, List<ObjectNode> found) {
        ObjectNode body = Answer.JSON.createObjectNode();
        var array = body.putArray(plural);
        found.forEach(one -> array.add(linked(request, plural, one)));
        return Answer.json(200, closed(request, body));
    }

    private static ObjectNode closed(Request request, ObjectNode body) {
        body.putObject("links")
                .putNull("next")
                .put("self", request.origin() + request.path())
                .putNull("previous");
        return body;
    }

    private static ObjectNode linked(Request request, String plural, ObjectNode one) {
        one.putObject("links")
                .put(
                        "self",
                        request.origin() + "/v3/" + plural + "/"
                                + one.path("id").asText());
        return one;
    }

    private Answer projectsOf(Request request, String userId) {
        Account account = accounts.withId(userId).orElseThrow(() -> IdentityDialect.unknown("user", userId));
        return list(request, "projects", List.of(project(account.project())));
    }

    private Answer ownCatalog(Request request) {
        ObjectNode body = Answer.JSON.createObjectNode();
        body.set("catalog", catalog.of(request.caller().projectId()));
        body.putObject("links").put("self", request.origin() + request.path());
        return Answer.json(200, body);
    }

    private Answer createRegion(Request request) {
        String id = request.json("region").path("id").asText();
        throw new Refusal(409, "Conflict occurred attempting to store region - Duplicate ID, " + id + "..");
    }

    private Answer assignments(Request request) {
        List<ObjectNode> found = new ArrayList<>();
        for (Account account : accounts.all()) {
            boolean asked = request.query("user.id")
                            .filter(id -> !id.equals(account.id()))
                            .isEmpty()
                    && request.query("scope.project.id")
                            .filter(id -> !id.equals(account.project().id()))
                            .isEmpty();
            if (asked) {
                account.roles().forEach(role -> found.add(assignment(request, account, role)));
            }
        }
        ObjectNode body = Answer.JSON.createObjectNode();
        found.forEach(body.putArray("role_assignments")::add);
        return Answer.json(200, closed(request, body));
    }

    private static ObjectNode assignment(Request request, Account account, String role) {
        ObjectNode one = Answer.JSON.createObjectNode();
        String roleId = Accounts.id("role " + role);
        one.putObject("links")
                .put(
                        "assignment",
                        request.origin() + "/v3/projects/" + account.project().id() + "/users/" + account.id()
                                + "/roles/" + roleId);
        named(
                one.putObject("scope").putObject("project"),
                account.project().id(),
                account.project().name());
        named(one.putObject("user"), account.id(), account.name());
        one.putObject("role").put("id", roleId).put("name", role);
        return one;
    }

    private static void named(ObjectNode node, String id, String name) {
        node.put("id", id).put("name", name);
        node.putObject("domain").put("id", "default").put("name", "Default");
    }

    private static ObjectNode region(String name) {
        return Answer.JSON
                .createObjectNode()
                .put("id", name)
                .put("description", "")
                .putNull("parent_region_id");
    }

    private static ObjectNode service(Service service) {
        return Answer.JSON
                .createObjectNode()
                .put("name", service.name())
                .put("id", service.id())
                .put("type", service.type())
                .put("enabled", true);
    }

    private static ObjectNode endpoint(Endpoint endpoint) {
        return Answer.JSON
                .createObjectNode()
                .put("id", endpoint.id())
                .put("interface", endpoint.face())
                .put("region_id", endpoint.region())
                .put("service_id", endpoint.serviceId())
                .put("url", endpoint.url())
                .put("enabled", true)
                .put("region", endpoint.region());
    }

    private static ObjectNode project(Project project) {
        ObjectNode node = Answer.JSON
                .createObjectNode()
                .put("id", project.id())
                .put("name", project.name())
                .put("domain_id", "default")
                .put("description", "")
                .put("enabled", true)
                .put("parent_id", "default")
                .put("is_domain", false);
        node.putArray("tags");
        node.putObject("options");
        return node;
    }

    private static ObjectNode user(Account account) {
        ObjectNode node = Answer.JSON
                .createObjectNode()
                .put("id", account.id())
                .put("name", account.name())
                .put("domain_id", "default")
                .put("enabled", true)
                .put("default_project_id", account.project().id())
                .putNull("password_expires_at");
        node.putObject("options");
        return node;
    }

    private static ObjectNode domain() {
        ObjectNode node = Answer.JSON
                .createObjectNode()
                .put("id", "default")
                .put("name", "Default")
                .put("description", "The default domain")
                .put("enabled", true);
        node.putArray("tags");
        node.putObject("options");
        return node;
    }

    private static ObjectNode role(String name) {
        ObjectNode node = Answer.JSON
                .createObjectNode()
                .put("id", Accounts.id("role " + name))
                .put("name", name)
                .putNull("domain_id")
                .putNull("description");
        node.putObject("options");
        return node;
    }
}
