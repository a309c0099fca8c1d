package io.regioncheck.demo.host;

import java.time.Duration;

/**
 * How a command ends.
 *
 * @param after how long it runs
 */
public record Outcome(Duration after, int exitCode, String output, String errors) {
    public static Outcome ok(String output) {
        return new Outcome(Duration.ZERO, 0, output, "");
    }

    public static Outcome failed(int exitCode, String errors) {
        return new Outcome(Duration.ZERO, exitCode, "", errors);
    }

    public Outcome lasting(Duration time) {
        return new Outcome(time, exitCode, output, errors);
    }
}
