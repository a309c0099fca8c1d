package io.regioncheck.checks.database;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.checks.baseline.BaselineFile;
import io.regioncheck.database.SchemaShape;
import java.nio.file.Path;
import java.util.SortedMap;

/**
 * Shapes of schemas, as they are kept in a file.
 *
 * @param region where they were taken
 * @param taken when
 * @param server of what server
 * @param databases by usual name
 */
record SchemaBaseline(String region, String taken, String server, SortedMap<String, SchemaShape> databases) {
    static final BaselineFile<SchemaBaseline> FILE = new BaselineFile<>(
            "schema.json",
            SchemaBaseline.class,
            "schemas",
            kept -> kept.databases() != null && !kept.databases().isEmpty());

    static SchemaBaseline now(String region, String server, SortedMap<String, SchemaShape> databases) {
        return new SchemaBaseline(region, BaselineFile.now(), server, databases);
    }

    /**
     * @throws NotApplicable if there is no such file yet
     * @throws CouldNotVerify if it is none of ours
     */
    static SchemaBaseline read(Path file) {
        return FILE.read(file)
                .orElseThrow(() -> new NotApplicable("there is no baseline yet: copy schema.json of this result to "
                        + file + " once the schemas are known to be in order, or take one of a sibling region"));
    }
}
