package io.regioncheck.checks.volume;

import io.regioncheck.check.Cell;
import io.regioncheck.check.Matrix;
import io.regioncheck.checks.smoke.Disks;
import io.regioncheck.environment.Environment;
import java.util.List;
import java.util.Map;

/** One cell for each volume type of the environment. */
public final class VolumeTypes implements Matrix {
    @Override
    public List<Cell> cells(Environment environment) {
        return environment.volumes().stream()
                .map(type -> Cell.of(type.name(), Map.of("type", Disks.of(type))))
                .toList();
    }

    @Override
    public String whenEmpty() {
        return "the environment names no volume type";
    }
}
