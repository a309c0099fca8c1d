package io.regioncheck.demo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpServiceTests {
    /** Words a refusal as its status and message alone. */
    private static final Dialect PLAIN = new Dialect() {
        @Override
        public Answer refusal(Request request, Refusal refusal) {
            return Answer.text(refusal.status(), "text/plain", refusal.message());
        }

        @Override
        public Answer dress(Request request, Answer answer) {
            return answer;
        }
    };

    @Test
    void aHandlerThatBreaksAnswersFiveHundredInTheServicesOwnWords() {
        Routes routes = new Routes().open("GET", "/broken", request -> {
            throw new IllegalStateException("on purpose, for HttpServiceTests");
        });
        try (Loopback service = new Loopback(new ServiceParts("compute", routes, PLAIN), Map.of())) {
            Loopback.Reply reply = service.get("", "/broken");
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.text()).contains("on purpose");
        }
    }
}
