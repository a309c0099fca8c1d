package io.regioncheck.checks.network;

import io.regioncheck.checks.baseline.BaselineFile;
import java.util.Collection;
import java.util.List;

/**
 * The extensions that a region offered, as they are kept in a file.
 *
 * @param region where they were taken
 * @param taken when
 * @param extensions aliases, sorted
 */
record ExtensionBaseline(String region, String taken, List<String> extensions) {
    static final BaselineFile<ExtensionBaseline> FILE = new BaselineFile<>(
            "extensions.json",
            ExtensionBaseline.class,
            "extensions",
            kept -> kept.extensions() != null && !kept.extensions().isEmpty());

    static ExtensionBaseline now(String region, Collection<String> aliases) {
        return new ExtensionBaseline(
                region, BaselineFile.now(), aliases.stream().sorted().toList());
    }
}
