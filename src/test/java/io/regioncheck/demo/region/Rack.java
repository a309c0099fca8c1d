package io.regioncheck.demo.region;

import io.regioncheck.demo.region.DemoHost.Role;
import java.util.ArrayList;
import java.util.List;

/** Computes that stand together: an aggregate, as lab/seed/region.py makes one. */
public record Rack(String name, List<String> hosts) {
    private static final int PLACES = 20;

    /** Returns the racks as they were set up, whatever became of them. */
    public static List<Rack> of(DemoRegion region) {
        List<String> computes =
                region.with(Role.COMPUTE).stream().map(DemoHost::name).toList();
        List<Rack> racks = new ArrayList<>();
        for (int first = 0; first < computes.size(); first += PLACES) {
            racks.add(new Rack(
                    "rack-" + (racks.size() + 1), computes.subList(first, Math.min(first + PLACES, computes.size()))));
        }
        return racks;
    }
}
