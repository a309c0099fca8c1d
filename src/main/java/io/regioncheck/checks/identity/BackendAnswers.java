package io.regioncheck.checks.identity;

import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the keystones behind a balancer said, for themselves and about each other's tokens; each is named by its URL. */
record BackendAnswers(List<Login> logins, List<Crossing> crossings) {

    BackendAnswers {
        logins = List.copyOf(logins);
        crossings = List.copyOf(crossings);
    }

    /** What came of asking one keystone for a token. */
    sealed interface Login {
        String backend();
    }

    /**
     * A keystone that gave us a token.
     *
     * @param asked by our own clock
     * @param answered by our own clock
     */
    record Issued(String backend, Token token, Instant asked, Instant answered) implements Login {}

    /** A keystone that did not. */
    record Failed(String backend, CallFailed failure) implements Login {}

    /**
     * A token of one keystone, taken to another, or back to itself.
     *
     * @param refused how it was refused, if it was
     * @param trouble why nobody knows whether it would be
     */
    record Crossing(String issuer, String validator, Optional<String> refused, Optional<CallFailed> trouble) {
        static Crossing accepted(String issuer, String validator) {
            return new Crossing(issuer, validator, Optional.empty(), Optional.empty());
        }

        static Crossing refused(String issuer, String validator, String words) {
            return new Crossing(issuer, validator, Optional.of(words), Optional.empty());
        }

        static Crossing unknown(String issuer, String validator, CallFailed trouble) {
            return new Crossing(issuer, validator, Optional.empty(), Optional.of(trouble));
        }

        boolean isOwn() {
            return issuer.equals(validator);
        }
    }

    List<Issued> issued() {
        return only(Issued.class);
    }

    List<Failed> failed() {
        return only(Failed.class);
    }

    private <T extends Login> List<T> only(Class<T> type) {
        return logins.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
