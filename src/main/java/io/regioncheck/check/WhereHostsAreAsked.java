package io.regioncheck.check;

import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Role;
import java.util.List;

/** One cell where the environment has hosts that may be asked, none where it has none. */
public final class WhereHostsAreAsked implements Matrix {
    @Override
    public List<Cell> cells(Environment environment) {
        boolean any = environment.nodes().hosts().stream()
                .flatMap(node -> node.roles().stream())
                .anyMatch(role -> role != Role.PROBE);
        return any ? List.of(Cell.ONLY) : List.of();
    }

    @Override
    public String whenEmpty() {
        return "the environment has no nodes: nobody may ask the hosts";
    }
}
