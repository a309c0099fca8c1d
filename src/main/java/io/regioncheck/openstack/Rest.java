package io.regioncheck.openstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.regioncheck.environment.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.Response;

/**
 * Sends requests to the services of a region and reads their answers. A request is repeated only where that does no harm: reads and
 * deletes on a broken connection or a passing 429/502/503/504; writes only if the service says that it did not take them (429, 503)
 * or never got them.
 */
final class Rest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final Set<Integer> NOT_TAKEN = Set.of(429, 503);
    private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);
    private static final Duration LOOK_FOR = Duration.ofSeconds(2);
    private static final Repeats REPEATS = new Repeats(Duration.ofSeconds(20));

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

    /** Returns one that asks one daemon of those behind a balancer. It tells of answers: of silence, whoever asked. */
    Rest behind(BalancedAddress balanced) {
        return new Rest(http.behind(balanced), tokens, call -> {
            if (call.status().isPresent()) {
                listener.accept(call);
            }
        });
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
        return REPEATS.run(() -> attempt(ask, this::read));
    }

    /**
     * Sends a write that must not be done twice: what gets no answer is looked for before it is repeated.
     *
     * @return the answer; empty if there was none, and it is done all the same
     */
    Optional<Reply> sendOnce(Ask ask, Supplier<Boolean> isDone) {
        try {
            return Optional.of(send(ask));
        } catch (CallFailed failed) {
            boolean done = new Unanswered(failed)
                    .look(LOOK_FOR, () -> Optional.of(true).filter(found -> isDone.get()))
                    .isPresent();
            return done ? Optional.empty() : Optional.of(send(ask));
        }
    }

    /** Sends a request of whose answer only the status counts: what comes with it is not read. */
    Call touch(Ask ask) {
        return REPEATS.run(() -> attempt(ask, (response, call, asked) -> {
            response.close();
            return call;
        }));
    }

    /** Opens an answer's data, however long it takes as long as some of it keeps coming; the caller closes it. */
    InputStream open(Ask ask) {
        return REPEATS.run(() -> attempt(ask.asStream(), (response, call, asked) -> stream(response, asked)));
    }

    /** Returns all elements of a list, following the links from page to page. */
    List<JsonNode> list(String service, String path, String name) {
        return list(Map.of(), service, path, name);
    }

    /** Returns all elements of a list, each page asked for with these headers. */
    List<JsonNode> list(Map<String, String> headers, String service, String path, String name) {
        List<JsonNode> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<String> next = Optional.of(path);
        while (next.isPresent()) {
            String asked = "GET " + service + " " + next.get();
            if (!seen.add(next.get())) {
                throw Failures.malformed(asked, "the link to the next page leads back to this one", Optional.empty());
            }
            Ask ask = Ask.get(service, next.get());
            for (Map.Entry<String, String> header : headers.entrySet()) {
                ask = ask.header(header.getKey(), header.getValue());
            }
            JsonNode page = send(ask).body();
            JsonNode elements = page.path(name);
            if (!elements.isArray()) {
                throw Failures.malformed(asked, "no list \"" + name + "\" in it", Optional.empty());
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
        CallUnderWay underWay = CallUnderWay.begin(ask, url);
        try {
            Response response = http.send(ask.request(url, token), ask.streamed());
            Optional<String> requestId = requestId(response);
            Call call = underWay.ended(Optional.of(response.code()), requestId);
            listener.accept(call);
            if (response.code() >= 400) {
                throw refusal(ask, asked, response, requestId, token);
            }
            if (ELSEWHERE.contains(response.code())) {
                throw redirected(asked, response, requestId);
            }
            return reading.read(response, call, asked);
        } catch (Http.Trouble trouble) {
            listener.accept(underWay.ended(Optional.empty(), Optional.empty()));
            throw unanswered(ask, asked, trouble);
        } catch (IOException broken) {
            throw brokenOff(ask, asked, broken);
        }
    }

    private static RuntimeException unanswered(Ask ask, String asked, Http.Trouble trouble) {
        CallFailed failed = Failures.unanswered(asked, trouble, ask.isRepeatable());
        boolean passing =
                trouble.kind() == CallFailed.Kind.UNREACHABLE && (ask.isRepeatable() || !trouble.mayHaveArrived());
        return passing ? Repeats.after(Optional.empty(), failed) : failed;
    }

    private RuntimeException refusal(
            Ask ask, String asked, Response response, Optional<String> requestId, Optional<Secret> token) {
        CallFailed failed = Failures.answered(
                asked,
                response.code(),
                tokens.hideIn(lenientBody(response), ask.tokens(token)),
                requestId,
                ask.isRepeatable());
        Set<Integer> worthIt = ask.isRepeatable() ? PASSING : NOT_TAKEN;
        return worthIt.contains(response.code()) ? Repeats.after(RetryAfter.of(response), failed) : failed;
    }

    /** Returns what came of an error's text: its status counts, even if the text breaks off. */
    private static String lenientBody(Response response) {
        try (response) {
            return response.body().string();
        } catch (IOException broken) {
            return "";
        }
    }

    private static CallFailed redirected(String asked, Response response, Optional<String> requestId) {
        try (response) {
            String where = response.code() + ", it points to " + response.header("Location", "nowhere");
            return Failures.malformed(asked, where, requestId);
        }
    }

    /** The head of an answer came, but not all of its body. */
    private static RuntimeException brokenOff(Ask ask, String asked, IOException broken) {
        if (Thread.currentThread().isInterrupted()) {
            return new CancellationException("interrupted during " + asked);
        }
        CallFailed failed = Failures.brokenOff(asked, broken, ask.isRepeatable());
        boolean worthIt = ask.isRepeatable() && !(broken instanceof InterruptedIOException);
        return worthIt ? Repeats.after(Optional.empty(), failed) : failed;
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

    private static Optional<String> requestId(Response response) {
        return Optional.ofNullable(response.header("x-openstack-request-id"))
                .or(() -> Optional.ofNullable(response.header("x-compute-request-id")));
    }
}
