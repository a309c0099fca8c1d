package io.regioncheck.checks.network;

import io.regioncheck.check.Cell;
import io.regioncheck.check.Matrix;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.NetworkMode;
import java.util.List;
import java.util.Map;

/** One cell for each network mode of the environment. */
public final class NetworkModes implements Matrix {
    private static final String AXIS = "network";

    @Override
    public List<Cell> cells(Environment environment) {
        return environment.networks().stream()
                .map(mode -> Cell.of(mode.name(), Map.of(AXIS, mode.name())))
                .toList();
    }

    @Override
    public String whenEmpty() {
        return "the environment names no network mode";
    }

    static NetworkMode of(Environment environment, Cell cell) {
        return environment.networks().stream()
                .filter(mode -> mode.name().equals(cell.coordinate(AXIS)))
                .findFirst()
                .orElseThrow();
    }
}
