package io.regioncheck.demo.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.http.ServiceParts;
import io.regioncheck.demo.identity.TokenStore.Issued;
import io.regioncheck.demo.region.Look;
import io.regioncheck.demo.region.Release;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Who is who, and where everything is: tokens by password or by token, and the catalog that comes with them. */
public final class Keystone {
    private static final String OLD = "/v2.0";
    private static final String NO = "The request you have made requires authentication.";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Accounts accounts;
    private final ServiceCatalog catalog;
    private final TokenStore tokens;
    private final Release release;
    private final Look.Identity look;
    private final String keys;

    /**
     * @param lifetime of each token; an hour in the field
     * @param release how it looks
     */
    public Keystone(Accounts accounts, ServiceCatalog catalog, Duration lifetime, Release release) {
        this(accounts, catalog, new TokenStore(lifetime), release, "");
    }

    private Keystone(Accounts accounts, ServiceCatalog catalog, TokenStore tokens, Release release, String keys) {
        this.accounts = accounts;
        this.catalog = catalog;
        this.tokens = tokens;
        this.release = release;
        this.look = Look.of(release).keystone();
        this.keys = keys;
    }

    /** Returns another one of the same cloud, with the same database and memcached, whose keys are others. */
    public Keystone withKeys(String other) {
        return new Keystone(accounts, catalog, tokens, release, other);
    }

    /** Returns whose a token is, if it is good. */
    public Optional<Caller> whose(String token) {
        return find(token).map(Issued::caller);
    }

    private Optional<Issued> find(String token) {
        return tokens.find(token, keys);
    }

    public ServiceParts parts() {
        Routes routes = new Routes()
                .open("GET", "/", this::versions)
                .open("GET", "/v3", request -> version(current(request)))
                .open("POST", "/v3/auth/tokens", this::issue)
                .get("/v3/auth/tokens", this::validate)
                .add("HEAD", "/v3/auth/tokens", this::validate)
                .delete("/v3/auth/tokens", this::revoke);
        if (look.old()) {
            routes.open("GET", OLD, request -> version(old(request))).get(OLD + "/tenants", Keystone::tenants);
        }
        new IdentityLists(accounts, catalog).addTo(routes);
        return new ServiceParts("identity", routes, new IdentityDialect());
    }

    /** The header came with Flask (keystone/api/discovery.py, Stein). */
    private Answer versions(Request request) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode values = body.putObject("versions").putArray("values").add(current(request));
        if (look.old()) {
            values.add(old(request));
        }
        Answer answer = Answer.json(300, body);
        return release.since(Release.STEIN) ? answer.with("Location", request.origin() + "/v3/") : answer;
    }

    private static Answer version(ObjectNode version) {
        ObjectNode body = Answer.JSON.createObjectNode();
        body.set("version", version);
        return Answer.json(200, body);
    }

    private ObjectNode current(Request request) {
        return version(request, "/v3", look.newest(), look.updated());
    }

    private static ObjectNode old(Request request) {
        ObjectNode version = version(request, OLD, "v2.0", "2014-04-17");
        version.withArray("links")
                .addObject()
                .put("rel", "describedby")
                .put("type", "text/html")
                .put("href", "http://docs.openstack.org/");
        return version;
    }

    private static ObjectNode version(Request request, String root, String id, String updated) {
        ObjectNode version = Answer.JSON
                .createObjectNode()
                .put("id", id)
                .put("status", "stable")
                .put("updated", updated + "T00:00:00Z");
        version.putArray("links").addObject().put("rel", "self").put("href", request.origin() + root + "/");
        version.putArray("media-types")
                .addObject()
                .put("base", "application/json")
                .put("type", "application/vnd.openstack.identity-" + root.substring(1) + "+json");
        return version;
    }

    /** The projects of who asks, as v2.0 calls them (keystone/assignment/controllers.py, Kilo). */
    private static Answer tenants(Request request) {
        ObjectNode body = Answer.JSON.createObjectNode();
        body.putArray("tenants")
                .addObject()
                .put("id", request.caller().projectId())
                .put("name", request.caller().projectName())
                .put("description", "")
                .put("enabled", true);
        body.putArray("tenants_links");
        return Answer.json(200, body);
    }

    private Answer issue(Request request) {
        JsonNode auth = request.json().path("auth");
        JsonNode identity = auth.path("identity");
        if (!identity.isObject()) {
            throw new Refusal(400, "'identity' is a required property");
        }
        List<String> methods = Answer.JSON.convertValue(
                identity.path("methods"),
                Answer.JSON.getTypeFactory().constructCollectionType(List.class, String.class));
        boolean scoped = auth.path("scope").isObject();
        JsonNode project = auth.path("scope").path("project");
        mustBeComplete(project, "project");
        Account account = methods.contains("token") ? byToken(identity) : byPassword(identity);
        if (scoped && !belongs(account, project)) {
            throw new Refusal(401, NO);
        }
        Issued issued = tokens.issue(account, scoped, methods, keys);
        return Answer.json(201, body(issued, request.query("nocatalog").isEmpty()))
                .with("X-Subject-Token", issued.id());
    }

    private Account byPassword(JsonNode identity) {
        JsonNode user = identity.at("/password/user");
        mustBeComplete(user, "user");
        return (isNamed(user)
                        ? accounts.find(user.path("name").asText()).filter(account -> isOfDomain(user))
                        : accounts.withId(user.path("id").asText()))
                .filter(account ->
                        account.password().equals(user.path("password").asText()))
                .orElseThrow(() -> new Refusal(401, NO));
    }

    private Account byToken(JsonNode identity) {
        return find(identity.at("/token/id").asText()).map(Issued::account).orElseThrow(() -> new Refusal(401, NO));
    }

    private static boolean belongs(Account account, JsonNode project) {
        return isNamed(project)
                ? project.path("name").asText().equals(account.project().name()) && isOfDomain(project)
                : project.path("id").asText().equals(account.project().id());
    }

    /**
     * Refuses who is named without the domain that makes the name one of its own (keystone/auth/plugins/core.py and auth/core.py, Zed).
     */
    private static void mustBeComplete(JsonNode named, String what) {
        if (isNamed(named) && !named.has("domain")) {
            throw new Refusal(
                    400,
                    "Expecting to find domain in " + what
                            + ". The server could not comply with the request since it is either"
                            + " malformed or otherwise incorrect. The client is assumed to be in error.");
        }
    }

    /** A name counts more than an id. */
    private static boolean isNamed(JsonNode one) {
        return !one.path("name").asText().isEmpty();
    }

    private static boolean isOfDomain(JsonNode named) {
        JsonNode domain = named.path("domain");
        String name = domain.path("name").asText();
        return name.isEmpty() ? domain.path("id").asText().equals("default") : name.equals("Default");
    }

    private Answer validate(Request request) {
        Issued subject = subject(request);
        return Answer.json(200, body(subject, request.query("nocatalog").isEmpty()))
                .with("X-Subject-Token", subject.id());
    }

    private Answer revoke(Request request) {
        tokens.revoke(subject(request).id());
        return Answer.empty(204);
    }

    private Issued subject(Request request) {
        return request.header("X-Subject-Token")
                .flatMap(this::find)
                .orElseThrow(() -> new Refusal(404, "token", "Could not recognize Fernet token"));
    }

    private ObjectNode body(Issued issued, boolean withCatalog) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode token = body.putObject("token");
        issued.methods().forEach(token.putArray("methods")::add);
        ObjectNode user = token.putObject("user");
        domain(user);
        user.put("id", issued.account().id()).put("name", issued.account().name());
        if (release.since(Release.NEWTON)) {
            user.putNull("password_expires_at");
        }
        if (release == Release.KILO) {
            token.putObject("extras");
        }
        token.putArray("audit_ids").add(issued.auditId());
        token.put("expires_at", time(issued.until())).put("issued_at", time(issued.from()));
        if (issued.scoped()) {
            scope(token, issued, withCatalog);
        }
        return body;
    }

    private void scope(ObjectNode token, Issued issued, boolean withCatalog) {
        ObjectNode project = token.putObject("project");
        domain(project);
        project.put("id", issued.account().project().id())
                .put("name", issued.account().project().name());
        if (release.since(Release.NEWTON)) {
            token.put("is_domain", false);
        }
        var roles = token.putArray("roles");
        issued.account()
                .roles()
                .forEach(role ->
                        roles.addObject().put("id", Accounts.id("role " + role)).put("name", role));
        if (withCatalog) {
            token.set("catalog", catalog.of(issued.account().project().id()));
        }
    }

    private static void domain(ObjectNode of) {
        of.putObject("domain").put("id", "default").put("name", "Default");
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
