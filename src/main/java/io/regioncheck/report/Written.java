package io.regioncheck.report;

import java.nio.file.Path;
import java.util.List;

/**
 * The reports of a run.
 *
 * @param report what to open to read on
 * @param troubles what could not be written or rendered, and why, one line each; they say nothing about the region
 */
public record Written(Path report, List<String> troubles) {

    public Written {
        troubles = List.copyOf(troubles);
    }
}
