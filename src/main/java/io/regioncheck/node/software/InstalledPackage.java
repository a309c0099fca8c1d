package io.regioncheck.node.software;

import java.time.Instant;

/**
 * A package on a host.
 *
 * @param state as dpkg abbreviates it: {@code ii} is installed, {@code iU} unpacked only, {@code iF} half configured; always {@code ii} for rpm
 * @param since when its files came, by the host's clock; the epoch if that is not known
 */
public record InstalledPackage(PackageSystem system, String name, String version, String state, Instant since) {

    /** Returns whether it is installed to its end. {@code hi} is held and installed. */
    public boolean isWhole() {
        return state.length() == 2 && state.charAt(1) == 'i';
    }

    public boolean isDated() {
        return since.isAfter(Instant.EPOCH);
    }

    /** Returns the version that the project gave it. */
    public String upstream() {
        return PackageSystem.upstream(version);
    }
}
