package io.regioncheck.checks.volume;

import io.regioncheck.check.Cell;
import io.regioncheck.check.Matrix;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.ServiceType;
import java.util.List;

/** One cell where the region offers block storage, none where it does not. */
public final class WhereOffered implements Matrix {
    @Override
    public List<Cell> cells(Environment environment) {
        return ServiceType.blockStorage(environment.services()).isPresent() ? List.of(Cell.ONLY) : List.of();
    }

    @Override
    public String whenEmpty() {
        return "the environment lists no block storage of v2 or v3 among its services: volumev3, block-storage or volumev2";
    }
}
