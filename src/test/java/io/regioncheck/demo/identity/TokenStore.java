package io.regioncheck.demo.identity;

import io.regioncheck.demo.http.Caller;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens that were issued and have not run out. Keystones share it as they share a memcached: a token that one of them issued or took
 * once is good at all, under the very text that it had then, whatever their keys (keystone/token/provider.py, MEMOIZE_TOKENS); in
 * another spelling it takes the key.
 */
final class TokenStore {
    private static final int BYTES = 132;

    private final SecureRandom random = new SecureRandom();
    private final Duration lifetime;
    private final Map<String, Issued> tokens = new ConcurrentHashMap<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    /**
     * @param methods how its owner proved who he is, such as {@code password}
     * @param keys which set of keys encrypted it
     */
    record Issued(
            String id,
            Account account,
            boolean scoped,
            List<String> methods,
            String auditId,
            Instant from,
            Instant until,
            String keys) {
        Caller caller() {
            return scoped
                    ? new Caller(
                            account.id(),
                            account.name(),
                            account.project().id(),
                            account.project().name(),
                            Set.copyOf(account.roles()))
                    : new Caller(account.id(), account.name(), "", "", Set.of());
        }
    }

    TokenStore(Duration lifetime) {
        this.lifetime = lifetime;
    }

    Issued issue(Account account, boolean scoped, List<String> methods, String keys) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        tokens.values().removeIf(old -> old.until().isBefore(now));
        Issued token =
                new Issued("gAAAAA" + text(BYTES), account, scoped, methods, text(16), now, now.plus(lifetime), keys);
        tokens.put(token.id(), token);
        return token;
    }

    /** @param keys of the keystone that is asked */
    Optional<Issued> find(String text, String keys) {
        String id = text.replaceAll("=+$", "");
        Optional<Issued> found = Optional.ofNullable(tokens.get(id))
                .filter(token -> Instant.now().isBefore(token.until()))
                .filter(token -> text.equals(id) || token.keys().equals(keys) || taken.contains(text));
        found.filter(token -> !text.equals(id)).ifPresent(token -> taken.add(text));
        return found;
    }

    void revoke(String id) {
        tokens.remove(id);
    }

    private String text(int bytes) {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(some);
    }
}
