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

/** The tokens that were issued and have not run out. */
final class TokenStore {
    private static final int BYTES = 132;

    private final SecureRandom random = new SecureRandom();
    private final Duration lifetime;
    private final Map<String, Issued> tokens = new ConcurrentHashMap<>();

    /** @param methods how its owner proved who he is, such as {@code password} */
    record Issued(
            String id,
            Account account,
            boolean scoped,
            List<String> methods,
            String auditId,
            Instant from,
            Instant until) {
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

    Issued issue(Account account, boolean scoped, List<String> methods) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        tokens.values().removeIf(old -> old.until().isBefore(now));
        Issued token = new Issued("gAAAAA" + text(BYTES), account, scoped, methods, text(16), now, now.plus(lifetime));
        tokens.put(token.id(), token);
        return token;
    }

    Optional<Issued> find(String id) {
        return Optional.ofNullable(tokens.get(id)).filter(token -> Instant.now().isBefore(token.until()));
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
