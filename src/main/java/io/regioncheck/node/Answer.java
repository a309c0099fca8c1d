package io.regioncheck.node;

/**
 * What a command printed.
 *
 * @param exitCode the command's own, 0 when it held
 */
public record Answer(int exitCode, String output, String errors) {

    public boolean isOk() {
        return exitCode == 0;
    }
}
