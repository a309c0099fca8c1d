package io.regioncheck.demo.http;

/** Answers the requests of one route. */
@FunctionalInterface
public interface Handler {
    /** @throws Refusal if the service says no */
    Answer answer(Request request);
}
