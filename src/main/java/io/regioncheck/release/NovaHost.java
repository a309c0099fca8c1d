package io.regioncheck.release;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A host that runs nova. One that is controller and compute at once counts as two.
 *
 * @param release that of the code that is installed, and runs
 * @param pins the options of {@code [upgrade_levels]} as they stand in nova.conf; one that is empty pins nothing
 */
public record NovaHost(String name, Role role, Release release, Map<RpcApi, String> pins) {
    public NovaHost {
        pins = pins.entrySet().stream()
                .filter(pin -> !pin.getValue().isBlank())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, pin -> pin.getValue().strip()));
    }

    /** A controller runs conductor, scheduler and APIs; a compute runs nova-compute. */
    public enum Role {
        CONTROLLER,
        COMPUTE
    }
}
