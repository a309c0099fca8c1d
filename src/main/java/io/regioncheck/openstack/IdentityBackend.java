package io.regioncheck.openstack;

import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * One keystone of those behind the balancer, asked itself. Nothing is revoked: tokens run out by themselves.
 */
public final class IdentityBackend {
    private final Rest rest;
    private final String url;

    IdentityBackend(Rest rest, HttpUrl backend) {
        HttpUrl balancer = HttpUrl.get(rest.tokens().authUrl());
        this.rest = rest.behind(new BalancedAddress(balancer, backend));
        this.url = backend.toString().replaceAll("/+$", "");
    }

    /** Gets a new token with the environment's password. */
    public Token issue() {
        return rest.tokens().issue(rest, url);
    }

    /**
     * Asks whether a token is good here, by keys and records, not by what keystones may have told each other.
     *
     * @param own a token that was issued here, with which we ask
     * @param number of this keystone, among all that are asked about the same token
     * @return how it was refused; empty if it is good
     * @throws CallFailed of kind {@code UNAUTHORIZED} if our own is not good here
     */
    public Optional<String> refuses(Token own, Token subject, int number) {
        String spelled = subject.kind().spelled(subject.id(), number).reveal();
        try {
            rest.send(Ask.get("identity", url + "/auth/tokens?nocatalog")
                    .withoutToken()
                    .header(Ask.TOKEN, own.id().reveal())
                    .header(Ask.SUBJECT_TOKEN, spelled));
            return Optional.empty();
        } catch (CallFailed failed) {
            return switch (failed.kind()) {
                case NOT_FOUND -> Optional.of(failed.answered());
                case FORBIDDEN -> refusesBearer(spelled);
                default -> throw failed;
            };
        }
    }

    /** Uses a token in place of asking about it: in Kilo only administrators may ask (etc/policy.json: identity:validate_token). */
    private Optional<String> refusesBearer(String token) {
        try {
            rest.send(Ask.get("identity", url + "/auth/projects").withoutToken().header(Ask.TOKEN, token));
            return Optional.empty();
        } catch (CallFailed failed) {
            if (failed.kind() != CallFailed.Kind.UNAUTHORIZED) {
                throw failed;
            }
            return Optional.of(failed.answered());
        }
    }
}
