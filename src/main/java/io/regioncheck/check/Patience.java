package io.regioncheck.check;

import java.time.Duration;

/**
 * How long a check is waited for once its time is over.
 *
 * @param toFinish what it gets beyond its deadline to end by itself, with its own words, before it is interrupted
 * @param toObey what it gets to end after that, before the run goes on without it
 */
public record Patience(Duration toFinish, Duration toObey) {

    public static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(30));
}
