package io.regioncheck.database;

import java.time.Instant;

/**
 * The time of the SQL server.
 *
 * @param asked by our clock
 * @param shown by the server's, at some moment between the two others
 * @param answered by our clock
 */
public record ServerTime(Instant asked, Instant shown, Instant answered) {}
