package io.regioncheck.demo.http;

import java.util.function.Supplier;

/**
 * What callers meet at a service that keystone does not let in: it cannot check their tokens (keystonemiddleware/auth_token/__init__.py).
 *
 * @param beyond what happens to requests anyway
 */
public record LockedOut(Weather beyond) implements Weather {
    private static final String WHY =
            "The server is currently unavailable. Please try again at a later time. The Keystone service is temporarily"
                    + " unavailable.";

    @Override
    public boolean resets() {
        return beyond.resets();
    }

    @Override
    public Answer pass(String service, Request request, Supplier<Answer> real) {
        return beyond.pass(
                service,
                request,
                request.header("X-Auth-Token").isEmpty()
                        ? real
                        : () -> WebobPage.of(request, 503, "Service Unavailable", WHY));
    }
}
