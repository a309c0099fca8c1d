package io.regioncheck.release;

import java.util.Locale;

/** An RPC API of nova, written as its option in {@code [upgrade_levels]} of nova.conf: {@code compute}. */
public enum RpcApi {
    COMPUTE,
    CONDUCTOR,
    /** The conductor's second name space. Its client is never capped and has no option. */
    COMPUTE_TASK,
    SCHEDULER,
    CELLS,
    CERT,
    CONSOLE,
    CONSOLEAUTH,
    NETWORK;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
