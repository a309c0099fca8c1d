package io.regioncheck.checks.identity;

import io.regioncheck.check.Findings;
import io.regioncheck.checks.identity.BackendAnswers.Issued;
import io.regioncheck.environment.Environment;
import io.regioncheck.openstack.Catalog;
import io.regioncheck.openstack.Endpoint;
import io.regioncheck.openstack.Token;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether keystones speak of the same users and of the same region. */
final class BackendIdentity {
    private final Environment environment;
    private final Findings findings;

    BackendIdentity(Environment environment, Findings findings) {
        this.environment = environment;
        this.findings = findings;
    }

    /** Returns those that are of another cloud, or of nobody knows which: their tokens cannot be good at the others. */
    List<String> judge(List<Issued> issued) {
        Camps clouds = camps(issued, token -> token.userId() + " " + token.projectId());
        if (!clouds.areOne()) {
            report(
                    issued,
                    clouds,
                    (token, others) -> "gives " + user(token) + ", where the others give " + user(others),
                    "users, projects and roles are others for whoever the balancer sends there: another database, or another cloud",
                    whichDatabase());
            return clouds.odd();
        }
        Camps catalogs = camps(issued, token -> places(token.catalog()).toString());
        if (!catalogs.areOne()) {
            report(
                    issued,
                    catalogs,
                    this::difference,
                    "clients are sent to other services, or to none, by the keystone that they happen to meet",
                    "crudini --get /etc/keystone/keystone.conf catalog driver   # on each: sql for all; templated has a file on each host\n"
                            + whichDatabase());
        }
        return List.of();
    }

    /** Shows where a keystone keeps its users, without the password. */
    static String whichDatabase() {
        return "crudini --get /etc/keystone/keystone.conf database connection | sed -E 's|//[^@]*@|//|'   # on each of them: the same";
    }

    private static Camps camps(List<Issued> issued, Function<Token, String> what) {
        Map<String, String> said =
                issued.stream().collect(Collectors.toMap(Issued::backend, one -> what.apply(one.token())));
        return Camps.of(
                issued.stream().map(Issued::backend).toList(),
                (one, other) -> Objects.equals(said.get(one), said.get(other)));
    }

    private void report(
            List<Issued> issued,
            Camps camps,
            BiFunction<Token, Token, String> difference,
            String because,
            String remedy) {
        Map<String, Token> tokens = issued.stream().collect(Collectors.toMap(Issued::backend, Issued::token));
        String most = camps.majority().orElse(camps.camps().get(0)).get(0);
        for (String odd : camps.majority().isPresent()
                ? camps.odd()
                : List.of(camps.camps().get(1).get(0))) {
            String subject = camps.majority().isPresent() ? odd : camps.toString();
            findings.report(subject)
                    .observed(
                            "%s%s",
                            camps.majority().isPresent()
                                    ? ""
                                    : "they disagree, and which is right cannot be told: " + odd + " ",
                            difference.apply(token(tokens, odd), token(tokens, most)))
                    .expected("the same of each keystone behind the balancer")
                    .because(because)
                    .remedy(remedy);
        }
    }

    private static Token token(Map<String, Token> tokens, String backend) {
        return Objects.requireNonNull(tokens.get(backend), backend);
    }

    private static String user(Token token) {
        return "user " + token.userId() + " in project " + token.projectId();
    }

    private Set<String> places(Catalog catalog) {
        return catalog.in(environment.region()).stream()
                .map(BackendIdentity::place)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String place(Endpoint endpoint) {
        return endpoint.service() + " " + endpoint.face() + " " + endpoint.url();
    }

    private String difference(Token token, Token others) {
        Set<String> here = places(token.catalog());
        if (here.isEmpty()) {
            return "knows no endpoint of " + environment.region() + ", only of "
                    + String.join(", ", token.catalog().regions());
        }
        Set<String> there = places(others.catalog());
        Set<String> more = new TreeSet<>(here);
        more.removeAll(there);
        there.removeAll(here);
        return "sends clients of " + environment.region() + " to " + few(more) + ", where the others send them to "
                + few(there);
    }

    private static String few(Set<String> places) {
        String shown = places.stream().limit(5).collect(Collectors.joining(", "));
        return places.isEmpty() ? "nothing else" : shown + (places.size() > 5 ? ", … (" + places.size() + ")" : "");
    }
}
