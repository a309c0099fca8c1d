package io.regioncheck.demo.weather;

import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Answer.Delivery;
import io.regioncheck.demo.http.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A way in which services misbehave on the wire: what {@code -Ddemo.misbehaviour} can ask for. */
public enum Misbehaviour {
    LATENCY("answers take long, and some longer than anybody waits", 1.0) {
        @Override
        Answer spoil(Chance chance, Request request, Supplier<Answer> real) {
            chance.wait(chance.latency(MEDIAN, SPREAD));
            return real.get();
        }
    },
    THROTTLED("429 with a Retry-After", 0.7) {
        @Override
        Answer spoil(Chance chance, Request request, Supplier<Answer> real) {
            return error(429, "This request was rate-limited.").with("Retry-After", "1");
        }
    },
    ERRORS("500, before or after the request was carried out", 0.4) {
        @Override
        Answer spoil(Chance chance, Request request, Supplier<Answer> real) {
            chance.perhaps(real);
            return error(500, "Unexpected API Error.");
        }
    },
    UNAVAILABLE("503 from the balancer: no server is available", 0.7) {
        @Override
        Answer spoil(Chance chance, Request request, Supplier<Answer> real) {
            return Answer.text(503, "text/html", PAGE);
        }
    },
    RESETS("connections are reset or closed before the answer, which may have been carried out", 0.6) {
        @Override
        Answer spoil(Chance chance, Request request, Supplier<Answer> real) {
            chance.perhaps(real);
            return Answer.empty(200).delivered(chance.strikes(0.5) ? Delivery.RESET : Delivery.CLOSED);
        }
    },
    TRUNCATED("answers end in the middle", 0.6) {
        @Override
        Answer spoil(Chance chance, Request request, Supplier<Answer> real) {
            return real.get().delivered(Delivery.TRUNCATED);
        }
    },
    MALFORMED("answers that are no JSON, or not the JSON that was asked for", 0.4) {
        @Override
        Answer spoil(Chance chance, Request request, Supplier<Answer> real) {
            return Malformed.instead(chance, real.get());
        }
    },
    EXPIRING_TOKENS("every token is worthless a moment after it was issued", 1.0) {
        @Override
        Answer spoil(Chance chance, Request request, Supplier<Answer> real) {
            return real.get();
        }

        @Override
        public Optional<Duration> tokenLifetime() {
            return Optional.of(Duration.ZERO);
        }
    },
    SHORT_TOKENS(
            "every token is refused five seconds after its first use, whatever keystone said: that is no trouble",
            1.0) {
        @Override
        Answer spoil(Chance chance, Request request, Supplier<Answer> real) {
            boolean refused = request.header("X-Auth-Token")
                    .filter(token -> chance.age(token).compareTo(SHORT) > 0)
                    .isPresent();
            return refused ? error(401, "The request you have made requires authentication.") : real.get();
        }
    },
    FOREIGN_KEYSTONE("the keystone that answers is that of another cloud: it knows other regions", 1.0) {
        @Override
        Answer spoil(Chance chance, Request request, Supplier<Answer> real) {
            return real.get();
        }
    },
    SHIFTING_LISTS("lists change while they are paged: the marker is gone, or the same page comes again", 0.8) {
        @Override
        Answer spoil(Chance chance, Request request, Supplier<Answer> real) {
            return Shifting.instead(request, real.get());
        }
    };

    private static final Duration SHORT = Duration.ofSeconds(5);

    private static final Duration MEDIAN = Duration.ofMillis(700);
    /** Of the logarithm: two answers in ten take more than five seconds. */
    private static final double SPREAD = 2.2;

    private static final String PAGE =
            "<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n";

    private final String text;
    private final double share;

    Misbehaviour(String text, double share) {
        this.text = text;
        this.share = share;
    }

    /** Answers in the place of a service. */
    abstract Answer spoil(Chance chance, Request request, Supplier<Answer> real);

    /** Returns how long tokens live, if that is what is wrong. */
    public Optional<Duration> tokenLifetime() {
        return Optional.empty();
    }

    /** Returns whether a share of the requests can meet it; otherwise all do. */
    public boolean isShared() {
        return !Set.of(EXPIRING_TOKENS, SHORT_TOKENS, FOREIGN_KEYSTONE).contains(this);
    }

    /** Returns whether a client that does its duty is served in spite of it. */
    public boolean isHarmless() {
        return this == SHORT_TOKENS;
    }

    /** Returns one line that says what it is. */
    public String text() {
        return text;
    }

    /** Returns which part of all requests meets it, unless told otherwise. */
    public double share() {
        return share;
    }

    /** Returns its name as it is written on the command line: {@code expiring-tokens}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Misbehaviour> named(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Misbehaviour::id).toList();
    }

    private static Answer error(int status, String message) {
        var body = Answer.JSON.createObjectNode();
        body.putObject("error").put("code", status).put("message", message);
        return Answer.json(status, body);
    }
}
