package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.Credentials;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;

/** The token of a run: got when first needed, renewed before it ends or once a service refuses it, by one thread for all. */
final class Tokens {
    private static final Duration TOO_SHORT = Duration.ofSeconds(60);
    /** Credentials that were refused are not offered again so soon: keystone may lock a user who does that. */
    private static final Duration REFUSAL_HOLDS = Duration.ofSeconds(30);

    private final Environment environment;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Held> held = Optional.empty();
    private Optional<Refused> refused = Optional.empty();

    /** A token and when it ends by our own clock: keystone's may be another. */
    private record Held(Token token, Deadline end) {}

    private record Refused(CallFailed failure, Deadline end) {}

    Tokens(Environment environment) {
        this.environment = environment;
    }

    Token current(Rest rest) {
        lockOrEnd();
        try {
            if (held.isEmpty() || held.get().end().hasPassed()) {
                held = Optional.of(hold(rest));
            }
            return held.get().token();
        } finally {
            lock.unlock();
        }
    }

    /** Replaces a token that a service refused, unless another thread has done so already. */
    Token renew(Rest rest, Token refused) {
        lockOrEnd();
        try {
            held = held.filter(known -> !known.token().id().equals(refused.id()));
        } finally {
            lock.unlock();
        }
        return current(rest);
    }

    private Held hold(Rest rest) {
        refused.filter(known -> !known.end().hasPassed()).ifPresent(known -> {
            throw known.failure();
        });
        long asked = System.nanoTime();
        try {
            Token token = issue(rest);
            Duration lifetime = Duration.between(token.issued(), token.expires())
                    .minus(TOO_SHORT)
                    .minusNanos(System.nanoTime() - asked);
            return new Held(token, Deadline.in(lifetime));
        } catch (CallFailed failed) {
            if (failed.kind() == CallFailed.Kind.UNAUTHORIZED) {
                refused = Optional.of(new Refused(failed, Deadline.in(REFUSAL_HOLDS)));
            }
            throw failed;
        }
    }

    private void lockOrEnd() {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a token");
        }
    }

    /**
     * Blanks tokens and passwords in what a service wrote: some print the request that they did not like. A token may come with more or
     * less padding than it was sent with.
     */
    String hideIn(String text, List<Secret> tokens) {
        String hidden = hide(text, environment.identity().password());
        for (Secret secret : environment.secrets()) {
            hidden = hide(hidden, secret);
        }
        for (Secret token : tokens) {
            hidden = hide(hidden, Secret.of(token.reveal().replaceAll("=+$", "")));
        }
        return hidden;
    }

    private static String hide(String text, Secret secret) {
        return secret.reveal().isEmpty() ? text : text.replace(secret.reveal(), secret.toString());
    }

    /** Returns keystone's v3 root as the environment has it. */
    String authUrl() {
        return environment.identity().authUrl().toString().replaceAll("/+$", "");
    }

    /** Gets a new token with the environment's password. */
    Token issue(Rest rest) {
        return issue(rest, authUrl());
    }

    /** Gets one at the v3 root of a keystone that is not the one of all calls. */
    Token issue(Rest rest, String url) {
        return issue(rest, ask(url, environment.identity().credentials()).sentTwiceIfNeeded());
    }

    /** Gets a new token for somebody else. Its password gets there once at most, whatever comes of it: keystone may lock who fails. */
    Token issueOnce(Rest rest, Credentials credentials) {
        return issue(rest, ask(authUrl(), credentials));
    }

    private static Ask ask(String url, Credentials credentials) {
        return Ask.post("identity", url + "/auth/tokens", request(credentials)).withoutToken();
    }

    private static Token issue(Rest rest, Ask ask) {
        Reply reply = rest.send(ask);
        Secret id = Secret.of(reply.header("X-Subject-Token")
                .orElseThrow(() ->
                        Failures.malformed("POST " + ask.path(), "no X-Subject-Token header", reply.requestId())));
        return read(id, reply.body().path("token"));
    }

    /** Returns the URL of a service in our region on our interface, without a slash at its end. */
    String endpoint(Rest rest, String service) {
        Catalog catalog = current(rest).catalog();
        String region = environment.region();
        String face = environment.identity().endpointInterface();
        return catalog.in(region).stream()
                .filter(endpoint ->
                        endpoint.service().equals(service) && endpoint.face().equals(face))
                .findFirst()
                .map(ServiceUrl::of)
                .orElseThrow(() -> missing(catalog, region, service, face));
    }

    private static CallFailed missing(Catalog catalog, String region, String service, String face) {
        List<String> offered = catalog.in(region).stream()
                .map(endpoint -> endpoint.service() + " " + endpoint.face())
                .sorted()
                .toList();
        String found = offered.isEmpty()
                ? "no region " + region + " in the catalog; there are: " + String.join(", ", catalog.regions())
                : "no " + face + " endpoint of " + service + " in " + region + "; there are: "
                        + String.join(", ", offered);
        return new CallFailed(
                CallFailed.Kind.NOT_IN_CATALOG,
                "endpoint of " + service + " in " + region,
                found,
                "compare the environment with: openstack catalog list",
                Optional.empty());
    }

    static Token read(Secret id, JsonNode token) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (JsonNode service : token.path("catalog")) {
            for (JsonNode endpoint : service.path("endpoints")) {
                endpoints.add(new Endpoint(
                        endpoint.path("id").asText(),
                        service.path("type").asText(),
                        service.path("name").asText(),
                        endpoint.path("region_id")
                                .asText(endpoint.path("region").asText()),
                        endpoint.path("interface").asText(),
                        endpoint.path("url").asText()));
            }
        }
        List<String> roles = new ArrayList<>();
        token.path("roles").forEach(role -> roles.add(role.path("name").asText()));
        return new Token(
                id,
                Fields.instant(token, "issued_at"),
                Fields.instant(token, "expires_at"),
                token.path("user").path("id").asText(),
                token.path("project").path("id").asText(),
                roles,
                new Catalog(endpoints));
    }

    private static ObjectNode request(Credentials access) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode auth = body.putObject("auth");
        ObjectNode identity = auth.putObject("identity");
        identity.putArray("methods").add("password");
        ObjectNode user = identity.putObject("password").putObject("user");
        user.put("name", access.username()).put("password", access.password().reveal());
        user.putObject("domain").put("name", access.userDomain());
        ObjectNode project = auth.putObject("scope").putObject("project").put("name", access.project());
        project.putObject("domain").put("name", access.projectDomain());
        return body;
    }
}
