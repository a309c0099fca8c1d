package io.regioncheck.checks.compute;

import io.regioncheck.check.Cell;
import io.regioncheck.check.Matrix;
import io.regioncheck.checks.smoke.Disks;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.NetworkMode;
import io.regioncheck.environment.VolumeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Availability zone × network mode × disk: the hypervisor's own, or a volume of each type. */
public final class BootMatrix implements Matrix {
    @Override
    public List<Cell> cells(Environment environment) {
        List<Cell> cells = new ArrayList<>();
        for (String zone : environment.zones()) {
            for (NetworkMode network : environment.networks()) {
                cells.add(cell(zone, network.name(), Disks.LOCAL));
                for (VolumeType type : environment.volumes()) {
                    Cell cell = cell(zone, network.name(), Disks.of(type));
                    cells.add(type.fromImage() && type.attach() ? cell : cell.skippedBecause(cannotBoot(type)));
                }
            }
        }
        return cells;
    }

    private static Cell cell(String zone, String network, String disk) {
        return Cell.of(zone + "/" + network + "/" + disk, Map.of("zone", zone, "network", network, "disk", disk));
    }

    private static String cannotBoot(VolumeType type) {
        return "volume type " + type.name() + " cannot "
                + (type.fromImage() ? "be attached to a server" : "be made from an image")
                + ", says the environment";
    }
}
