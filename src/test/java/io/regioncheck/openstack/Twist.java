package io.regioncheck.openstack;

import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** What goes wrong with a request on its way: gets the request's true effect and may leave it out, or spoil its answer. */
@FunctionalInterface
public interface Twist {
    MockResponse answer(Effect effect) throws InterruptedException;

    /** What the service does when the request reaches it. */
    @FunctionalInterface
    interface Effect {
        MockResponse take();
    }

    /** Answers with a status, without carrying anything out. */
    static Twist status(int code, String... headers) {
        return effect -> FakeCloud.error(code, headers);
    }

    static Twist body(int code, String text) {
        return effect -> new MockResponse.Builder().code(code).body(text).build();
    }

    /** The connection breaks before the service carried anything out. */
    static Twist unheard() {
        return effect -> broken(new MockResponse.Builder().build());
    }

    /** The service carries it out, and the connection breaks before its answer. */
    static Twist lostAnswer() {
        return effect -> broken(effect.take());
    }

    /** The service carries it out; the balancer before it has lost patience by then. */
    static Twist doneBut(int code) {
        return effect -> {
            effect.take();
            return FakeCloud.error(code);
        };
    }

    /** The service carries it out, and its answer breaks off in the middle. */
    static Twist cutAnswer() {
        return effect -> effect.take()
                .newBuilder()
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
    }

    static Twist slow(long millis) {
        return effect -> effect.take()
                .newBuilder()
                .headersDelay(millis, TimeUnit.MILLISECONDS)
                .build();
    }

    /** Lets something happen at the service's end before it carries the request out. */
    static Twist first(Runnable happening) {
        return effect -> {
            happening.run();
            return effect.take();
        };
    }

    private static MockResponse broken(MockResponse response) {
        return response.newBuilder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }
}
