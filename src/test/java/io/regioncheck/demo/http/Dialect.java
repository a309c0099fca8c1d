package io.regioncheck.demo.http;

/** How one service words its refusals: the shape of the body and the headers that come with it. */
public interface Dialect {
    Answer refusal(Request request, Refusal refusal);

    /** Adds the headers that every answer of the service carries, such as its request id. */
    Answer dress(Request request, Answer answer);
}
