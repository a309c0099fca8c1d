package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Dialect;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.region.DemoRegion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How neutron words what it refuses, and what it logs of each request. */
final class NeutronDialect implements Dialect {
    private static final String API = "/v2.0";
    private static final Set<String> WRITES = Set.of("POST", "PUT", "DELETE");
    private static final String PAGE = """
            <html>
             <head>
              <title>404 Not Found</title>
             </head>
             <body>
              <h1>404 Not Found</h1>
              The resource could not be found.<br /><br />
            %s


             </body>
            </html>""";

    private final DemoRegion region;

    NeutronDialect(DemoRegion region) {
        this.region = region;
    }

    @Override
    public Answer refusal(Request request, Refusal refusal) {
        if (!isApi(request)) {
            return page("");
        }
        // keystonemiddleware stands before the router: without a token nobody learns which paths there are
        if (refusal.status() == 401 || request.header("X-Auth-Token").isEmpty()) {
            return unauthorized();
        }
        Refusal said = said(refusal);
        ObjectNode body = Answer.JSON.createObjectNode();
        body.putObject("NeutronError")
                .put("type", said.type())
                .put("message", said.message())
                .put("detail", "");
        return Answer.json(said.status(), body);
    }

    /** Returns webob's page, which neutron sends instead of JSON where no resource is concerned. */
    static Answer page(String detail) {
        return Answer.text(404, "text/html; charset=UTF-8", PAGE.formatted(detail));
    }

    private Answer unauthorized() {
        ObjectNode body = Answer.JSON.createObjectNode();
        body.putObject("error")
                .put("code", 401)
                .put("title", "Unauthorized")
                .put("message", "The request you have made requires authentication.");
        return Answer.json(401, body)
                .with("WWW-Authenticate", "Keystone uri=\"http://" + region.controller() + ":5000\"");
    }

    /** Gives those a type that come from before the handlers. */
    private static Refusal said(Refusal refusal) {
        if (!refusal.type().isEmpty()) {
            return refusal;
        }
        return switch (refusal.status()) {
            case 404 -> Faults.noPath();
            case 405 ->
                new Refusal(
                        405,
                        "HTTPMethodNotAllowed",
                        "The server could not comply with the request since it is either malformed or otherwise incorrect.");
            case 400 -> Faults.badRequest("Body contains invalid data");
            default -> new Refusal(refusal.status(), "HTTPInternalServerError", refusal.message());
        };
    }

    @Override
    public Answer dress(Request request, Answer answer) {
        if (!isApi(request)) {
            return answer;
        }
        if (isTold(request, answer) && !region.publish()) {
            return refusal(request, new Refusal(504, "GatewayTimeout", "Gateway Time-out"));
        }
        log(request, answer);
        return answer.with("X-Openstack-Request-Id", request.id());
    }

    /**
     * Returns whether what was just written is told to the agents before the answer goes out: it is done, whatever comes of that. Of
     * a network without subnets and of a security group there is nothing to tell, as the lab's log shows.
     */
    private static boolean isTold(Request request, Answer answer) {
        boolean silent =
                request.path().equals(API + "/networks") || request.path().startsWith(API + "/security-groups");
        return WRITES.contains(request.method()) && answer.status() < 300 && !silent;
    }

    private void log(Request request, Answer answer) {
        String query = query(request, List.of());
        region.logbook()
                .info(
                        region.controller(),
                        Neutron.DAEMON,
                        "neutron.wsgi",
                        request.id(),
                        "127.0.0.1 \"" + request.method() + " " + request.path() + (query.isEmpty() ? "" : "?" + query)
                                + " HTTP/1.1\" status: " + answer.status() + "  len: " + answer.body().length
                                + " time: 0.0100000");
    }

    /** Returns the query as python's urlencode writes it, without some of its keys. */
    static String query(Request request, List<String> without) {
        return request.queries().entrySet().stream()
                .filter(entry -> !without.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream().map(value -> pair(entry.getKey(), value)))
                .collect(Collectors.joining("&"));
    }

    static String pair(String key, String value) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static boolean isApi(Request request) {
        return request.path().equals(API) || request.path().startsWith(API + "/");
    }
}
