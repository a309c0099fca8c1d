package io.regioncheck.cli;

import io.regioncheck.run.Version;
import picocli.CommandLine.IVersionProvider;

/** Tells picocli which regioncheck this is. */
final class RunningVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"regioncheck " + Version.current()};
    }
}
