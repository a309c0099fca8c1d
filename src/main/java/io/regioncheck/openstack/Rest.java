package io.regioncheck.openstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.regioncheck.environment.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to the services of a region and reads their answers. A request is repeated only where that does no harm: reads and
 * deletes on a broken connection or a passing 429/502/503/504; writes only if the service says that it did not take them (429, 503)
 * or never got them.
 */
final class Rest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final Set<Integer> NOT_TAKEN = Set.of(429, 503);
    private static final RetryPolicy<Object> POLICY = RetryPolicy.builder()
            .handle(Again.class)
            .withMaxAttempts(ATTEMPTS)
            .withDelayFn(attempt -> attempt.getLastException() instanceof Again again ? again.wait : Duration.ZERO)
            .build();

    private final Http http;
    private final Tokens tokens;
    private final Consumer<Call> listener;

    Rest(Http http, Tokens tokens, Consumer<Call> listener) {
        this.http = http;
        this.tokens = tokens;
        this.listener = listener;
    }

    Rest toldTo(Consumer<Call> other) {
        return new Rest(http, tokens, other);
    }

    Tokens tokens() {
        return tokens;
    }

    JsonNode get(String service, String path) {
        return send(Ask.get(service, path)).body();
    }

    /** Deletes; what is not there any more is fine. */
    void delete(String service, String path) {
        try {
            send(Ask.delete(service, path));
        } catch (CallFailed failed) {
            if (failed.kind() != CallFailed.Kind.NOT_FOUND) {
                throw failed;
            }
        }
    }

    Reply send(Ask ask) {
        return repeating(() -> attempt(ask, this::read));
    }

    /** Opens an answer's data; the caller closes it. */
    InputStream open(Ask ask) {
        return repeating(() -> attempt(ask, (response, call, asked) -> stream(response, asked)));
    }

    /** Returns all elements of a list, following the links from page to page. */
    List<JsonNode> list(String service, String path, String name) {
        List<JsonNode> all = new ArrayList<>();
        Optional<String> next = Optional.of(path);
        while (next.isPresent()) {
            JsonNode page = get(service, next.get());
            JsonNode elements = page.path(name);
            if (!elements.isArray()) {
                throw Failures.malformed(
                        "GET " + service + " " + next.get(), "no list \"" + name + "\" in it", Optional.empty());
            }
            elements.forEach(all::add);
            next = elements.isEmpty() ? Optional.empty() : Pages.next(page, name, next.get());
        }
        return all;
    }

    private interface Reading<T> {
        T read(Response response, Call call, String asked) throws IOException;
    }

    private <T> T attempt(Ask ask, Reading<T> reading) {
        Optional<Token> token = ask.withToken() ? Optional.of(tokens.current(this)) : Optional.empty();
        String url = ask.path().startsWith("http") ? ask.path() : tokens.endpoint(this, ask.service()) + ask.path();
        try {
            return exchange(ask, url, token.map(Token::id), reading);
        } catch (CallFailed failed) {
            if (failed.kind() != CallFailed.Kind.UNAUTHORIZED || token.isEmpty()) {
                throw failed;
            }
            Token renewed = tokens.renew(this, token.get());
            return exchange(ask, url, Optional.of(renewed.id()), reading);
        }
    }

    private <T> T exchange(Ask ask, String url, Optional<Secret> token, Reading<T> reading) {
        String asked = ask.method() + " " + url;
        Instant started = Instant.now();
        long start = System.nanoTime();
        try {
            Response response = http.send(request(ask, url, token));
            Optional<String> requestId = requestId(response);
            Call call = new Call(
                    ask.service(),
                    ask.method(),
                    url,
                    Optional.of(response.code()),
                    requestId,
                    started,
                    Duration.ofNanos(System.nanoTime() - start));
            listener.accept(call);
            if (response.code() >= 400) {
                throw refusal(ask, asked, response, requestId);
            }
            return reading.read(response, call, asked);
        } catch (Http.Trouble trouble) {
            listener.accept(new Call(
                    ask.service(),
                    ask.method(),
                    url,
                    Optional.empty(),
                    Optional.empty(),
                    started,
                    Duration.ofNanos(System.nanoTime() - start)));
            CallFailed failed = Failures.unanswered(asked, trouble, ask.isRepeatable());
            boolean passing =
                    trouble.kind() == CallFailed.Kind.UNREACHABLE && (ask.isRepeatable() || !trouble.mayHaveArrived());
            throw passing ? new Again(failed, backOff()) : failed;
        } catch (IOException broken) {
            CallFailed failed =
                    Failures.malformed(asked, "the answer broke off: " + broken.getMessage(), Optional.empty());
            throw ask.isRepeatable() ? new Again(failed, backOff()) : failed;
        }
    }

    private static RuntimeException refusal(Ask ask, String asked, Response response, Optional<String> requestId)
            throws IOException {
        try (response) {
            CallFailed failed =
                    Failures.answered(asked, response.code(), response.body().string(), requestId);
            Set<Integer> worthIt = ask.isRepeatable() ? PASSING : NOT_TAKEN;
            return worthIt.contains(response.code())
                    ? new Again(failed, RetryAfter.of(response).orElseGet(Rest::backOff))
                    : failed;
        }
    }

    private Reply read(Response response, Call call, String asked) throws IOException {
        try (response) {
            String text = response.body().string();
            JsonNode body = text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
            return new Reply(response.code(), response.headers(), body, call.requestId(), call);
        } catch (JsonProcessingException notJson) {
            throw Failures.malformed(asked, "not JSON: " + notJson.getOriginalMessage(), call.requestId());
        }
    }

    private static InputStream stream(Response response, String asked) {
        if (response.code() == 204) {
            response.close();
            throw Failures.malformed(asked, "204: there is no data", Optional.empty());
        }
        return response.body().byteStream();
    }

    private static Request request(Ask ask, String url, Optional<Secret> token) {
        Request.Builder request = new Request.Builder().url(url).header("Accept", "*/*");
        ask.headers().forEach(request::header);
        token.ifPresent(secret -> request.header("X-Auth-Token", secret.reveal()));
        return request.method(ask.method(), body(ask)).build();
    }

    private static @Nullable RequestBody body(Ask ask) {
        if (ask.json().isPresent()) {
            return RequestBody.create(ask.json().get().toString(), MediaType.get("application/json"));
        }
        return ask.bytes()
                .map(bytes -> RequestBody.create(bytes, MediaType.get("application/octet-stream")))
                .orElse(null);
    }

    private static Optional<String> requestId(Response response) {
        return Optional.ofNullable(response.header("x-openstack-request-id"))
                .or(() -> Optional.ofNullable(response.header("x-compute-request-id")));
    }

    private static Duration backOff() {
        return Duration.ofMillis(300 + ThreadLocalRandom.current().nextInt(400));
    }

    private static <T> T repeating(dev.failsafe.function.CheckedSupplier<T> attempt) {
        try {
            return Failsafe.with(POLICY).get(attempt);
        } catch (Again last) {
            throw last.failure;
        } catch (FailsafeException wrapped) {
            if (wrapped.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted before a call was repeated");
            }
            throw wrapped;
        }
    }

    /** A failure that may pass, and how long to wait before the next try. */
    private static final class Again extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final CallFailed failure;
        private final Duration wait;

        private Again(CallFailed failure, Duration wait) {
            super(failure);
            this.failure = failure;
            this.wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        }
    }
}
