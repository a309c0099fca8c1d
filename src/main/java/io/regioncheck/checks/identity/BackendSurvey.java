package io.regioncheck.checks.identity;

import io.regioncheck.check.ManyAtOnce;
import io.regioncheck.check.Region;
import io.regioncheck.checks.identity.BackendAnswers.Crossing;
import io.regioncheck.checks.identity.BackendAnswers.Failed;
import io.regioncheck.checks.identity.BackendAnswers.Issued;
import io.regioncheck.checks.identity.BackendAnswers.Login;
import io.regioncheck.deadline.Poll;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.IdentityBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** Gets a token of each keystone behind the balancer and takes it to all of them. */
final class BackendSurvey {
    private static final Duration A_MOMENT = Duration.ofMillis(300);
    private static final Duration NEXT_SECOND = Duration.ofSeconds(5);

    private static final ManyAtOnce MANY = new ManyAtOnce(8);

    private final Region region;
    private final List<String> names;
    private final Map<String, IdentityBackend> backends = new LinkedHashMap<>();

    BackendSurvey(Region region) {
        this.region = region;
        for (HttpUrl url : region.environment().identity().backends()) {
            backends.put(url.toString(), region.cloud().identity().backend(url));
        }
        this.names = List.copyOf(backends.keySet());
    }

    BackendAnswers take() {
        List<Login> logins = MANY.askEach(names, this::login);
        List<Issued> issued = new BackendAnswers(logins, List.of()).issued();
        List<Crossing> crossings = MANY.askEach(
                issued.stream()
                        .flatMap(from -> issued.stream().map(to -> Map.entry(from, to)))
                        .toList(),
                pair -> cross(pair.getKey(), pair.getValue()));
        return new BackendAnswers(logins, confirmed(crossings, issued));
    }

    private Login login(String name) {
        Instant asked = Instant.now();
        try {
            return new Issued(name, backend(name).issue(), asked, Instant.now());
        } catch (CallFailed failed) {
            return new Failed(name, failed);
        }
    }

    private Crossing cross(Issued from, Issued to) {
        try {
            return backend(to.backend())
                    .refuses(to.token(), from.token(), names.indexOf(to.backend()))
                    .map(words -> Crossing.refused(from.backend(), to.backend(), words))
                    .orElseGet(() -> Crossing.accepted(from.backend(), to.backend()));
        } catch (CallFailed failed) {
            boolean ownIsNotGood = from.backend().equals(to.backend()) && failed.kind() == CallFailed.Kind.UNAUTHORIZED;
            return ownIsNotGood
                    ? Crossing.refused(from.backend(), to.backend(), failed.answered())
                    : Crossing.unknown(from.backend(), to.backend(), failed);
        }
    }

    /**
     * Asks again where a token was refused, about the same and about one of a later second. A token on record may not have reached the
     * other's replica of the database yet; keys may just have been rotated; and the user's tokens may have been revoked within the second
     * in which the first was issued, and keystone counts in whole seconds (keystone/models/revoke_model.py: issued_before).
     */
    private List<Crossing> confirmed(List<Crossing> crossings, List<Issued> issued) {
        Map<String, Issued> first = issued.stream().collect(Collectors.toMap(Issued::backend, Function.identity()));
        List<String> suspects = crossings.stream()
                .filter(crossing -> crossing.refused().isPresent())
                .map(Crossing::issuer)
                .distinct()
                .toList();
        Map<String, Login> second = MANY.askEach(suspects, name -> later(get(first, name))).stream()
                .collect(Collectors.toMap(Login::backend, Function.identity()));
        return MANY.askEach(crossings, crossing -> {
            if (crossing.refused().isEmpty()) {
                return crossing;
            }
            Issued to = get(first, crossing.validator());
            Crossing again = cross(get(first, crossing.issuer()), to);
            return again.refused().isEmpty() ? again : anew(get(second, crossing.issuer()), to);
        });
    }

    private Crossing anew(Login from, Issued to) {
        if (from instanceof Failed failed) {
            return Crossing.unknown(from.backend(), to.backend(), failed.failure());
        }
        // a keystone is asked about its own token with that token
        Issued issued = (Issued) from;
        return cross(issued, issued.backend().equals(to.backend()) ? issued : to);
    }

    /** Asks for a token of a later second. */
    private Login later(Issued first) {
        return Poll.every(A_MOMENT)
                .until(
                        region.deadline().atMost(NEXT_SECOND),
                        () -> login(first.backend()),
                        login -> login instanceof Failed
                                || login instanceof Issued issued
                                        && issued.token()
                                                .issued()
                                                .isAfter(first.token().issued()));
    }

    private IdentityBackend backend(String name) {
        return get(backends, name);
    }

    private static <T> T get(Map<String, T> things, String name) {
        return Objects.requireNonNull(things.get(name), name);
    }
}
